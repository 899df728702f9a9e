import { describe, expect, test } from 'vitest';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createRealChat } from '#support/real-chat.ts';

/** Lines of the terminal joined, so that a phrase may run over their end. */
const flat = (text: string) => text.replace(/\s+/g, ' ');

describe('/plan', () => {
  test('today: says first that Bailian Lite is closed, and that its ¥7.9 promotion ended, with the date', async () => {
    const chat = await createRealChat('2026-11-22');
    await chat.full('/plan bailian-lite');
    const { summary, tone } = chat.outcome().card('en');
    // codepick.dev: "Bailian's promotional pricing runs until 2026-04-01"; notice 118094: closed for new buyers from 2026-03-20.
    expect(summary).toMatch(/closed to new buyers since 2026-03-20/);
    expect(summary).toContain('The first-purchase price of ¥7.90/month ended on 2026-04-01.');
    expect(tone).toBe('danger');
    expect(chat.outcome().card('zh').summary).toContain('首购 ¥7.90/月的优惠已于 2026-04-01 结束');
  });

  test('the last day of the promotion still has it, the next has not', async () => {
    const at = async (day: string) => flat(await (await createRealChat(day)).full('/plan bailian-lite'));
    expect(await at('2026-03-31')).toContain('¥7.90/month at first purchase (until 2026-04-01)');
    expect(await at('2026-04-01')).toContain('The first-purchase price of ¥7.90/month ended on 2026-04-01.');
  });

  test('GLM Lite as of three days: price, prompts and weekly limit of each', async () => {
    const at = async (day: string) => {
      const chat = await createRealChat(day);
      await chat.full('/plan glm-lite');
      return chat.outcome().card('en').summary;
    };
    // jiegec/kb 更新历史: 2026/02/12 "从 40/200/400 改成 49/149/469 … 80（原来是 120）次 prompts"; 2026/02/14 "添加了每周的限额".
    expect(await at('2026-01-20')).toMatch(/¥40\/month.*120 prompts per 5 hours/);
    expect(await at('2026-01-20')).not.toContain('per week');
    expect(await at('2026-02-13')).toMatch(/¥49\/month.*80 prompts per 5 hours/);
    expect(await at('2026-02-13')).not.toContain('per week');
    expect(await at('2026-02-15')).toMatch(/¥49\/month.*80 prompts per 5 hours; up to about 320 prompts per week/);
  });

  test('a heading says until when it knows, where that lies before the day; a day that the sources saw needs no word of it', async () => {
    const subtitles = async (day: string) => {
      const chat = await createRealChat(day);
      await chat.full('/plan glm-lite');
      return (['en', 'zh'] as const).map((lang) => chat.outcome().card(lang).subtitle);
    };
    // Its order page was read on 2026-10-04; nothing that is shown of it was looked at later.
    expect(await subtitles('2026-11-22')).toEqual([
      expect.stringContaining('2026-11-22, data to 2026-10-04'),
      expect.stringContaining(' · 2026-11-22，资料到 2026-10-04'),
    ]);
    expect((await subtitles('2026-02-15'))[0]).toMatch(/as of 2026-02-15$/);
  });

  test('a plan that counts in credits tells its peak hours and what a million tokens cost', async () => {
    // jiegec/kb 2026-08-14: 14:00–18:00, Monday to Friday; with 90 to 95 % cached 100 × 2.0455 to 100 × 2.3055 credits of GLM-5.3.
    const chat = await createRealChat('2026-11-30');
    const en = flat(await chat.full('/plan glm-lite'));
    expect(en).toMatch(/Peak hours Mon–Fri 14:00–18:00 UTC\+8/);
    expect(en).toContain('÷ 10,000; 205–231 credits at peak, 102–115 credits outside it');
    expect(flat(await chat.full('/plan glm-lite --lang=zh'))).toMatch(/高峰时段 周一至周五 UTC\+8 14:00–18:00/);
    expect(flat(await chat.full('/plan kimi-allegretto --lang=en'))).not.toMatch(/Peak hours|Credits per model/);
  });

  test('a day of closing that is only that of the source is called the latest; the earliest source counts', async () => {
    const chat = await createRealChat('2026-11-30');
    // vaproh 2026-09-03 lists it as discontinued; jiegec/kb 2026-08-17 no longer lists Baidu's, Lavie says so on 09-28; notice 118094 gives Bailian's day.
    expect(flat(await chat.full('/plan fire-pass'))).toContain('closed to new buyers since 2026-09-03 at the latest.');
    expect(flat(await chat.full('/plan baidu-coding-lite'))).toContain('closed to new buyers since 2026-08-17 at the latest.');
    expect(flat(await chat.full('/plan bailian-lite'))).toContain('closed to new buyers since 2026-03-20.');
    expect(flat(await chat.full('/plan fire-pass --lang=zh'))).toContain('最迟自 2026-09-03 起已停止新购');
  });

  test('the first sentence calls a measured quota measured', async () => {
    const chat = await createRealChat('2026-11-30');
    await chat.full('/plan cursor-ultra');
    // real-api-pricing, 2026-10-01: 7.7B tokens a month on Grok 4.6.
    expect(chat.outcome().card('en').summary).toContain('about 7.7B tokens (measured) per month (Grok 4.6)');
    expect(chat.outcome().card('zh').summary).toContain('约 77 亿 token（实测）（Grok 4.6）');
  });

  test('a history is in order of days, whether the line or its vendor states what happened', async () => {
    // Bailian's Token Plan for teams: 2026-04-21, 04-24 and 05-22 of the line, 2026-04-15 of Alibaba Cloud.
    const text = await (await createRealChat('2026-11-30')).full('/plan bailian-token-team-standard');
    const days = [...text.slice(text.indexOf('▸ History')).matchAll(/^ {2}(\d{4}-\d{2}-\d{2}):/gm)].map(([, day]) => day);
    expect(days).toEqual(['2026-04-15', '2026-04-21', '2026-04-24', '2026-05-22']);
  });

  test('credits that are counted for each token have a formula without a division by one', async () => {
    // yufeng97 2026-09-21: MiMo V2.6 Flash 100, 2 and 200 credits a token.
    const text = flat(await (await createRealChat('2026-11-30')).full('/plan mimo-team-max'));
    expect(text).toContain('uncached input × 100 + cached input × 2 + output × 200; ');
  });

  test('what subscribers from before 2026-02-12 keep has a fold of its own', async () => {
    const chat = await createRealChat('2026-02-15');
    const text = flat(await chat.full('/plan glm-lite'));
    const cohort = text.slice(text.indexOf('For subscribers from before 2026-02-12'));
    // "2 月 12 日前订阅及开启自动续费的用户，在订阅有效期内，不受周使用额度限制。"
    expect(cohort).toMatch(/Quota per week\s+no limit/);
    expect(cohort).toMatch(/120 prompts/);
  });

  test('a measured quota stands beside the vendor’s claim and says that it is measured', async () => {
    const chat = await createRealChat('2026-02-15');
    const text = await chat.full('/plan kimi-andante');
    // jiegec/kb Kimi: "约 300-1200 次 API 请求"; "实际测试 … 每 5 小时不超过 10M token；每周 4M uncached".
    for (const said of ['300–1,200 requests', 'up to 10M tokens (measured)', '4M uncached tokens (measured)']) expect(flat(text)).toContain(said);
  });

  test('a figure that nobody looked at for 90 days is marked where it stands, with its day', async () => {
    await (await createRealChat('2026-11-22')).shouldReply('/plan bailian-lite', /\[\d+\]†[^\n]*\n[\s\S]*\[\d+\]† [\s\S]*?\(2026-0\d-\d\d\)/);
    expect(await (await createRealChat('2026-02-20')).say('/plan minimax-starter')).not.toContain('†');
  });

  test('a day before the plan came: says so, and from when there are records', async () => {
    const chat = await createRealChat('2026-02-26');
    await chat.full('/plan ark-agent-small');
    // jiegec/kb 更新历史 2026/05/07: the Agent Plan begins.
    expect(chat.outcome().card('en').summary).toBe('Ark Agent Plan Small: no price or quota in my data. My first record of it is from 2026-05-07.');
  });

  test('a quota told as a multiple says of what', async () => {
    const chat = await createRealChat('2026-02-16');
    // jiegec/kb Kimi: "Moderato（99 RMB 每月）：Kimi Code 4 倍额度".
    expect(flat(await chat.full('/plan kimi-moderato'))).toMatch(/about 1,200–4,800 requests; 4× the quota of Kimi Andante/);
    expect(flat(await chat.full('/compare kimi-moderato kimi-andante'))).toContain('Kimi Moderato has 4× the quota of Kimi Andante');
  });

  test('terms that nobody has to keep yet have no empty fold, and remarks said twice are one', async () => {
    const chat = await createRealChat('2025-12-20');
    const text = flat(await chat.full('/plan glm-lite'));
    expect(text).not.toContain('For subscribers from before');
    // Both GLM documents: "上述次数为预估值，实际可用量会因项目复杂度 … 有所不同".
    expect(text.split('The figures are estimates')).toHaveLength(2);
  });

  test('every plan has a card in both languages, with sources and the vendor’s page wherever a source gives its address', async () => {
    const chat = await createRealChat('2026-11-22');
    const catalog = loadCatalog(dataDir);
    const toBuyers: readonly string[] = ['subscribe', 'site', 'docs', 'pricing'];
    const paged: string[] = [];
    for (const plan of catalog.plans) {
      const { id } = plan;
      await chat.full(`/plan ${id}`);
      const line = catalog.get('line', plan.line);
      const vendor = line && catalog.get('vendor', line.vendor);
      const links = [plan, line, vendor].flatMap((owner) => owner?.links ?? []);
      const urls = links.flatMap(({ kind, url }) => (toBuyers.includes(kind) ? [url] : []));
      if (urls.length > 0) paged.push(id);
      for (const lang of ['zh', 'en'] as const) {
        const card = chat.outcome().card(lang);
        expect(card.sources.length, id).toBeGreaterThan(0);
        const buttons = card.blocks.flatMap((block) => (block.type === 'actions' ? block.items : []));
        const [page] = buttons.flatMap((button) => (button.type === 'link' ? [button.url] : []));
        // An address that no source gives is never guessed.
        if (urls.length > 0) expect(urls, id).toContain(page);
        else expect(page, id).toBeUndefined();
      }
    }
    // Of 262 of 311 plans some source gives an address.
    expect(paged.length / catalog.plans.length).toBeGreaterThan(0.8);
  });
});
