/** A workload in free words, in either language: "每天 500 次请求，8小时", "2M tokens a day, 95% cached", "100M tokens: 90M cached, 9.5M uncached, 0.5M output". */
import type { Period } from '#src/catalog/schema.ts';
import { type LimitWindow, windowOfHours } from '#src/catalog/spans.ts';
import type { Mention, Ref } from '#src/catalog/types.ts';
import type { Interval } from '#src/core/interval.ts';
import type { UsePer, WorkloadInput } from '#src/core/workload.ts';
import { burstHours } from '#src/core/workload.ts';
import { scanMoney } from './money.ts';
import { normalize } from './normalize.ts';
import { type NumberMention, scanNumbers } from './numbers.ts';
import { blank } from './places.ts';
import { createReading, NUMBER as N, type Reading } from './workload-reading.ts';

/** `unit`: a figure without a unit that is known; `unread`: a figure that belongs to nothing; `name`: what looks like a model or a plan and is none. */
export type WordsProblem = { readonly code: 'unit' | 'unread' | 'negative' | 'name'; readonly text: string };

export type WorkloadWords = {
  readonly input: WorkloadInput;
  /** Plans, lines and vendors that were named, in order. */
  readonly offers: readonly Ref[];
  readonly models: readonly string[];
  /** It is about pay-as-you-go alone. */
  readonly api: boolean;
  readonly problem?: WordsProblem;
  /** The figure of which the words do not say what it counts. */
  readonly bare?: { readonly amount: Interval; readonly per: UsePer };
};

const PROMPT = '(?:prompts?|questions?|messages?|提问|提示词|问题|轮对话|条消息)';
const REQUEST = '(?:(?:api |model |模型|接口)?(?:requests?|reqs?|calls?|请求|调用))';
const TOKEN = '(?:个?\\s?(?:tokens?|toks?|词元)(?![a-z]))';
const EACH = '(?:per|a|an|each|every|\\/)';

const PERS: readonly (readonly [UsePer, string])[] = [
  ['minute', `每分钟|一分钟|${EACH}\\s?min(?:ute)?(?![a-z])`],
  ['hour', `每(?:个)?小时|一(?:个)?小时|${EACH}\\s?h(?:our)?(?![a-z])|hourly`],
  ['day', `每天|每日|一天|天天|日均|(?:\\/|每)工作日|\\/(?:天|日)|${EACH}\\s?(?:work(?:ing)?\\s?)?day|daily`],
  ['week', `每(?:个)?(?:周|星期|礼拜)(?![一二三四五六日末])|一(?:个)?(?:周|星期|礼拜)|\\/周|${EACH}\\s?week|weekly`],
  ['month', `每(?:个)?月|一个月|月均|\\/月|${EACH}\\s?mo(?:nth)?(?![a-z])|monthly`],
];

const PARTS = {
  cacheWrite: '(?:cache writes?|written to (?:the )?cache|写入缓存|缓存写入)',
  uncached: '(?:(?:of )?uncached(?: input)?|cache miss(?:es)?|没命中(?:缓存)?|未命中(?:缓存)?(?:的?输入)?|未缓存)',
  cached: '(?:(?:of )?cached(?: input)?|cache (?:hits?|reads?)|缓存命中|命中缓存(?:的?输入)?|缓存)',
  output: '(?:(?:of )?outputs?|输出)',
  input: '(?:(?:of )?inputs?|输入)',
} as const;
type PartName = keyof typeof PARTS;

/** "每 5 小时", "per 5 hours", "/5h": a window, not hours of work. */
function readWindow(reading: Reading): LimitWindow | undefined {
  const taken = reading.take(
    `(?:每|per|every|\\/|each)\\s?${N}\\s?(?:个)?(?:小时|钟头|hours?|hrs?|h)(?![a-z])`,
    ([n]) => n !== undefined && windowOfHours(n.value) !== undefined,
  );
  return taken?.[0] && windowOfHours(taken[0].value);
}

function perOf(reading: Reading): UsePer | undefined {
  return PERS.find(([, words]) => reading.has(words))?.[0];
}

const interval = ({ value, low, high }: NumberMention) => ({ low: low ?? value, typical: value, high: high ?? value });

function readRatios(reading: Reading): WorkloadInput {
  const perRequest =
    reading.take(`(?:每(?:次|个)?|一次)\\s?${REQUEST}[^⟨,;]{0,8}${N}\\s?${TOKEN}`) ?? reading.take(`${N}\\s?${TOKEN}?\\s?${EACH}\\s?${REQUEST}`);
  const perPrompt =
    reading.take(`(?:每(?:次|个|条)?|一[次个])\\s?${PROMPT}[^⟨,;]{0,8}${N}\\s?次?\\s?${REQUEST}`) ??
    reading.take(`${N}\\s?(?:次)?\\s?${REQUEST}\\s?${EACH}\\s?(?:次)?${PROMPT}`);
  const share = (words: string) =>
    reading.take(`${words}[^⟨,;%]{0,10}${N}\\s?%`) ?? reading.take(`${N}\\s?%\\s?(?:的|of (?:it|them|the )?)?\\s?(?:is |are |为|是)?\\s?${words}`);
  const uncached = share(PARTS.uncached)?.[0];
  const cached = share(`(?:${PARTS.cached}(?:率)?|cache hit rate)`)?.[0];
  const output = share(PARTS.output)?.[0];
  const fraction = (number: NumberMention) => Number(`${number.value}e-2`);
  return {
    ...(perRequest?.[0] ? { tokensPerRequest: interval(perRequest[0]) } : {}),
    ...(perPrompt?.[0] ? { requestsPerPrompt: interval(perPrompt[0]) } : {}),
    ...(cached ? { cachedShare: fraction(cached) } : uncached ? { cachedShare: Number((1 - fraction(uncached)).toFixed(6)) } : {}),
    ...(output ? { outputShare: fraction(output) } : {}),
  };
}

/** Kinds of tokens with their figures, before or after the word for them. */
function readParts(reading: Reading): Readonly<Partial<Record<PartName, number>>> {
  const found: Partial<Record<PartName, number>> = {};
  const names = Object.keys(PARTS) as PartName[];
  const labelled = reading.has(`(?:^|[,;:]|\\s)(?:${names.map((name) => PARTS[name]).join('|')})\\s?${TOKEN}?\\s?[:：为是]?\\s?${N}`);
  for (const name of names) {
    const after = `${N}\\s?${TOKEN}?\\s?(?:的)?\\s?${PARTS[name]}(?:\\s?${TOKEN})?`;
    const before = `${PARTS[name]}(?:\\s?${TOKEN})?\\s?[:：为是]?\\s?${N}(?:\\s?${TOKEN})?`;
    const number = (labelled ? (reading.take(before) ?? reading.take(after)) : (reading.take(after) ?? reading.take(before)))?.[0];
    if (number) found[name] = number.value;
  }
  return found;
}

function partsInput(found: Readonly<Partial<Record<PartName, number>>>, total: number | undefined, per: UsePer): WorkloadInput {
  const cached = found.cached ?? 0;
  const output = found.output ?? 0;
  // Input beside cached input is all of it, unless it is the smaller of the two.
  const input = found.input === undefined ? undefined : found.input >= cached ? found.input - cached : found.input;
  const rest = total === undefined ? 0 : Math.max(0, total - cached - output);
  const uncached = found.uncached ?? input ?? rest;
  return { parts: { cached, uncached, output, ...(found.cacheWrite === undefined ? {} : { cacheWrite: found.cacheWrite }), per } };
}

const UNITS = [
  ['token', `${N}\\s?(?:万|亿)?\\s?${TOKEN}`],
  ['prompt', `${N}\\s?(?:个|次|条|轮)?\\s?${PROMPT}`],
  ['request', `${N}\\s?(?:个|次)?\\s?${REQUEST}`],
  ['credit', `${N}\\s?(?:个)?\\s?(?:credits?|积分)`],
  ['request', `${N}\\s?(?:次|times)(?![a-z])`],
] as const;

function readUse(reading: Reading, per: UsePer | undefined): { readonly input: WorkloadInput; readonly total?: number } {
  for (const [unit, pattern] of UNITS) {
    const number = reading.take(pattern)?.[0];
    if (number)
      return { input: { use: { amount: interval(number), unit, per: per ?? 'once' } }, ...(unit === 'token' ? { total: number.value } : {}) };
  }
  return { input: {} };
}

const OF_DAY = `(?:(?:每天|每日|一天)(?:大约|大概|约|干|用|写|工作|跑)?\\s?)`;
const OF_WEEK = `(?:(?:每周|每星期|一周|一星期)(?:工作|干|用|写)?\\s?)`;
const HOURS = '(?:个)?(?:小时|钟头|hours?|hrs?|h)(?![a-z])';

/** Hours of a day and days of a week go with their own "a day" and "a week", which then say nothing of the use; `daily`: they may after all. */
function readRhythm(reading: Reading): { readonly input: WorkloadInput; readonly daily: boolean } {
  const daily =
    reading.take(`${OF_DAY}${N}\\s?${HOURS}`) ??
    reading.take(`${N}\\s?${HOURS}\\s?(?:of (?:work|coding)\\s)?(?:${EACH}\\s?(?:work(?:ing)?\\s?)?day|\\/[天日]|daily)`);
  const hours = (daily ?? reading.take(`${N}\\s?${HOURS}`))?.[0];
  const weekly = reading.take(`${OF_WEEK}${N}\\s?(?:天|日)`) ?? reading.take(`${N}\\s?(?:天|days?)\\s?(?:${EACH}\\s?week|\\/周)`);
  const days = (weekly ?? reading.take(`${N}\\s?(?:天|日|days?)(?![a-z])`))?.[0];
  const everyDay = reading.has('every ?day|天天|一周七天|七天|周末也|不休息|weekends? too|including weekends|24\\/7');
  const workingDays = reading.has('工作日|上班日|周一到周五|双休|work ?days?|working days?|week ?days?|monday to friday');
  const startHour = reading.take(`(?:从|starting at|start at|from)\\s?${N}\\s?(?:点|o'?clock|:⟨\\d+⟩)`)?.[0];
  const burst = reading.has('突击|集中(?:在|用|使用)?|一口气|爆发|bursty?|bursts|in one go|all at once');
  return {
    daily: daily !== undefined,
    input: {
      ...(hours ? (burst ? { burstHours: hours.value } : { hoursPerDay: hours.value }) : burst ? { burstHours } : {}),
      // "30 days" counts the days of a month: every day of the week.
      ...(days
        ? { daysPerWeek: days.value > 7 ? Math.min(7, Math.round((days.value / 30) * 7)) : days.value }
        : everyDay
          ? { daysPerWeek: 7 }
          : workingDays
            ? { daysPerWeek: 5 }
            : {}),
      ...(startHour ? { startHour: startHour.value } : {}),
    },
  };
}

const PAYMENTS: readonly (readonly [Period, string])[] = [
  ['year', '按年|年付|包年|年费|yearly|annual(?:ly)?|by the year|paid? (?:per|by) year'],
  ['quarter', '按季|季付|包季|quarterly|by the quarter'],
  ['month', '按月(?:付|买|订)|月付|包月|paid monthly|by the month'],
];

function readPurchase(reading: Reading): WorkloadInput {
  const months = reading.take(`${N}\\s?(?:个月|months?|mos?(?![a-z]))`)?.[0];
  const years = reading.take(`${N}\\s?(?:年|years?)`)?.[0];
  const people = reading.take(`${N}\\s?(?:个)?(?:人|同事|people|persons?|seats?|users?|developers?|devs|席位?)(?![a-z])`)?.[0];
  const span = years
    ? years.value * 12
    : months
      ? months.value
      : reading.has('半年|half a year')
        ? 6
        : reading.has('一年|全年|整年|a year|whole year')
          ? 12
          : undefined;
  const payment = PAYMENTS.find(([, words]) => reading.has(words))?.[0];
  const existing = reading.has('老用户|老客户|已订阅|已经订|续费|续订|existing customer|already subscribed|renewing|renewal');
  const first = reading.has('首购|首次|新用户|第一次买|first[- ]time|new customer');
  const lowest = reading.has('最低[一]?档|lowest tier|cheapest tier');
  return {
    ...(span === undefined ? {} : { months: span }),
    ...(people ? { seats: people.value } : {}),
    ...(payment ? { payment } : {}),
    ...(existing ? { customer: 'existing' } : first ? { customer: 'new' } : {}),
    ...(lowest ? { tier: 'lowest' } : {}),
  };
}

const offered = (mentions: readonly Mention[]) =>
  mentions.flatMap(({ entities }): readonly Ref[] => {
    const [entity] = entities.filter(({ kind }) => kind === 'plan' || kind === 'line' || kind === 'vendor');
    return entity ? [{ kind: entity.kind, id: entity.id }] : [];
  });

/** "10^30" written out; what is longer than any use can be stays long enough to be refused. */
function writtenOut(text: string): string {
  return text.replace(/(\d{1,4})\s?\^\s?(\d{1,3})/g, (_, base: string, exponent: string) =>
    String(BigInt(base) ** BigInt(Math.min(Number(exponent), 40))),
  );
}

/** Prices and budgets are no use. */
function withoutMoney(text: string): string {
  return blank(text, scanMoney(text), ' ');
}

/** `scan` finds names of plans, lines, vendors and models; their digits are no figures. Never throws. */
export function readWorkload(raw: string, scan: (text: string) => readonly Mention[]): WorkloadWords {
  const text = withoutMoney(writtenOut(normalize(raw)));
  const mentions = scan(text);
  const names = mentions.filter(({ entities }) => entities.some(({ kind }) => kind !== 'client'));
  const models = mentions.flatMap(({ entities }) => entities.filter(({ kind }) => kind === 'model').map(({ id }) => id));
  const reading = createReading(text, names, scanNumbers);
  const ratios = readRatios(reading);
  const window = readWindow(reading);
  const rhythm = readRhythm(reading);
  const per = window ?? perOf(reading) ?? (rhythm.daily ? 'day' : undefined);
  const parts = readParts(reading);
  const { input: use, total } = readUse(reading, per);
  const input: WorkloadInput = {
    ...ratios,
    ...rhythm.input,
    ...readPurchase(reading),
    ...(Object.keys(parts).length > 0 ? partsInput(parts, total, per ?? 'once') : use),
    ...(models[0] ? { model: models[0] } : {}),
  };
  const [unread] = reading.left();
  const hasUse = input.use !== undefined || input.parts !== undefined;
  const [stranger] = reading.strangers;
  const problem: WordsProblem | undefined = reading.negative
    ? { code: 'negative', text: reading.negative }
    : stranger !== undefined
      ? { code: 'name', text: stranger }
      : unread && { code: hasUse ? 'unread' : 'unit', text: unread.text };
  return {
    input,
    offers: offered(names),
    models,
    api: reading.has('api|按量|pay[- ]?as[- ]?you[- ]?go|payg'),
    ...(problem ? { problem } : {}),
    ...(unread && !hasUse ? { bare: { amount: interval(unread.number), per: per ?? 'once' } } : {}),
  };
}
