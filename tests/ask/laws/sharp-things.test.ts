/** What was said sharply is in a Query or named in the reply: products that are held and not, models, clients, people, claims, exceptions. Made-up messages. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subjectIds } from '#src/ask/query/subjects.ts';
import { createAsker } from '../../questions/ask-house.ts';

type Said = { readonly zh: string; readonly en: string /** Of it one must be in the Queries or the reply. */; readonly found: readonly string[] };
const thing = (zh: string, en: string, ...found: readonly string[]): Said => ({ zh, en, found });

const ask = createAsker();

const held = [
  thing('智谱 Pro', 'GLM Pro', 'glm-pro'),
  thing('方舟 Lite', 'Ark Lite', 'ark-lite'),
  thing('百炼 Pro', 'Bailian Pro', 'bailian-pro'),
  thing('Kimi Code Plus', 'Kimi Code Plus', 'kimi-plus'),
] as const;
const unheld = [
  thing('Perplexity Pro', 'Perplexity Pro', 'Perplexity'),
  thing('Lovable Pro', 'Lovable Pro', 'Lovable'),
  thing('Warp', 'Warp', 'Warp'),
] as const;
const clients = [thing('Claude Code', 'Claude Code', 'claude-code'), thing('Cline', 'Cline', 'cline')] as const;
const models = [thing('GLM-5.3', 'GLM-5.3', 'glm-5.3'), thing('Kimi K3', 'Kimi K3', 'kimi-k3')] as const;
const any = <T>(all: readonly T[]) => fc.constantFrom(...all);

/** A message with its sharp parts. */
type Message = { readonly zh: string; readonly en: string; readonly sharp: readonly Said[] };
const messages: fc.Arbitrary<Message> = fc.oneof(
  fc.tuple(any(held), any(unheld)).map(([ours, other]) => ({
    zh: `${ours.zh} 和 ${other.zh} 哪个划算`,
    en: `Which is better value, ${ours.en} or ${other.en}?`,
    sharp: [ours, other],
  })),
  fc.tuple(any(held), any(unheld), fc.integer({ min: 10, max: 200 })).map(([ours, other, price]) => ({
    zh: `${other.zh} ${price} 美元一个月，和 ${ours.zh} 比哪个便宜`,
    en: `${other.en} is $${price} a month, is ${ours.en} cheaper?`,
    sharp: [ours, other, thing('', '', String(price))],
  })),
  fc.uniqueArray(any(held), { minLength: 2, maxLength: 3 }).map((all) => ({
    zh: `${all.map(({ zh }) => zh).join('、')} 一个月多少钱`,
    en: `How much a month are ${all.map(({ en }) => en).join(', ')}?`,
    sharp: all,
  })),
  fc.tuple(any(held), any(clients), any(models)).map(([plan, client, model]) => ({
    zh: `${plan.zh} 能在 ${client.zh} 里用 ${model.zh} 吗`,
    en: `Can I use ${model.en} in ${client.en} with ${plan.en}?`,
    sharp: [plan, client, model],
  })),
  fc.tuple(any(clients), any(models), fc.integer({ min: 30, max: 900 })).map(([client, model, money]) => ({
    zh: `预算 ${money} 元以内，要支持 ${client.zh} 和 ${model.zh}，推荐一个`,
    en: `Recommend a plan under ${money} yuan that supports ${client.en} and ${model.en}`,
    sharp: [client, model, thing('', '', String(money))],
  })),
  fc.tuple(any(held), fc.integer({ min: 2, max: 40 }), fc.integer({ min: 20, max: 5000 })).map(([plan, people, amount]) => ({
    zh: `${people} 个人每人每天 ${amount} 次请求，${plan.zh} 够吗`,
    en: `Is ${plan.en} enough for ${people} people at ${amount} requests a day each?`,
    sharp: [plan, thing('', '', `"people":${people}`), thing('', '', String(amount))],
  })),
  fc.tuple(any(held), fc.integer({ min: 3, max: 999 })).map(([plan, price]) => ({
    zh: `${plan.zh} 是 ${price} 元一个月，对吗`,
    en: `${plan.en} is ${price} yuan a month, right?`,
    sharp: [plan, thing('', '', `"amount":${price}`)],
  })),
  fc.tuple(any(clients), any([thing('百炼', 'Bailian', 'alibaba', 'bailian'), thing('Kimi', 'Kimi', 'kimi', 'moonshot')])).map(([client, out]) => ({
    zh: `除了${out.zh}，支持 ${client.zh} 的套餐里最便宜的是哪个`,
    en: `Apart from ${out.en}, what is the cheapest plan that supports ${client.en}?`,
    sharp: [client, { ...out, found: out.found.map((id) => `"subjects":["${id}"`) }],
  })),
);

test('whatever is said sharply is in a Query or in the reply', () => {
  fc.assert(
    fc.property(messages, fc.constantFrom('zh', 'en'), ({ sharp, ...message }, lang) => {
      const { queries, text } = ask({ ask: message[lang], day: '2026-11-30' });
      const all = `${JSON.stringify(queries)} ${queries.flatMap(subjectIds).join(' ')} ${text}`.toLowerCase();
      for (const { found } of sharp)
        expect(
          found.some((each) => all.includes(each.toLowerCase())),
          `${message[lang]}: ${found.join(' | ')} in ${JSON.stringify(queries)}`,
        ).toBe(true);
    }),
    { numRuns: 250 },
  );
});
