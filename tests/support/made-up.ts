/** A small market that does not exist: what tests of the catalog and of names are about. */
import { buildCatalog } from '#src/catalog/load.ts';
import type { Catalog } from '#src/catalog/types.ts';

export type Files = Readonly<Record<string, unknown>>;

const both = (text: string) => ({ zh: text, en: text });

/** One vendor (墨斗 Modou), one line, three tiers; sources of each kind. Facts are added by the test. */
export const ground: Files = {
  'sources.yaml': {
    page: { title: both('Vendor page'), url: 'https://example.com/plans', date: '2026-02-16', basis: 'vendor' },
    'old-page': { title: both('Older page'), date: '2025-12-08', basis: 'vendor' },
    bench: { title: both('Measurement'), date: '2026-02-16', basis: 'measured' },
    blog: { title: both('Blog'), date: '2026-02-26', basis: 'reported' },
    rant: { title: both('Rant'), date: '2026-03-01', basis: 'opinion' },
  },
  'glossary.yaml': {
    'openai-protocol': { kind: 'protocol', names: both('OpenAI') },
    'anthropic-protocol': { kind: 'protocol', names: both('Anthropic') },
    'sub-accounts': { kind: 'rule', names: { zh: '子账号', en: 'Sub-accounts' } },
    'rival-pro': { kind: 'product', names: both('Rival Pro') },
    'rival-max': { kind: 'product', names: both('Rival Max') },
  },
  'vendors/modou.yaml': { names: { zh: '墨斗科技', en: 'Modou' }, aliases: ['modou'] },
  'lines/inkline.yaml': {
    vendor: 'modou',
    region: 'cn',
    product: 'coding-plan',
    names: { zh: '墨线 Coding Plan', en: 'Inkline Coding Plan' },
    aliases: ['墨线', 'inkline'],
  },
  'plans/inkline-lite.yaml': { line: 'inkline', tier: both('Lite'), order: 0, names: { zh: '墨线 Lite', en: 'Inkline Lite' } },
  'plans/inkline-pro.yaml': { line: 'inkline', tier: both('Pro'), order: 1, names: { zh: '墨线 Pro', en: 'Inkline Pro' } },
  'plans/inkline-max.yaml': { line: 'inkline', tier: both('Max'), order: 2, names: { zh: '墨线 Max', en: 'Inkline Max' } },
  'models/ink-2.yaml': { maker: both('Modou'), vendor: 'modou', family: 'ink', names: both('Ink-2') },
  'models/ink-2.5.yaml': { maker: both('Modou'), vendor: 'modou', family: 'ink', names: both('Ink-2.5'), aliases: ['i2.5'] },
  'models/loom.yaml': { maker: both('Loom'), family: 'loom', names: both('Loom') },
  'clients/scribe-code.yaml': { names: both('Scribe Code') },
  'clients/pen.yaml': { names: both('Pen CLI') },
};

/** The ground with facts added to some of its files: `{ 'plans/inkline-lite.yaml': { prices: [...] } }`, or with further files. */
export function files(added: Readonly<Record<string, object>> = {}): Files {
  const out: Record<string, unknown> = { ...ground };
  for (const [name, content] of Object.entries(added))
    out[name] = Array.isArray(content) ? content : { ...(out[name] as object | undefined), ...content };
  return out;
}

export function madeUp(added: Readonly<Record<string, object>> = {}): Catalog {
  return buildCatalog(files(added));
}

/** The ground with facts of its smallest plan. */
export function withLite(facts: object): Catalog {
  return madeUp({ 'plans/inkline-lite.yaml': facts });
}

export const lite = { kind: 'plan', id: 'inkline-lite' } as const;
export const pro = { kind: 'plan', id: 'inkline-pro' } as const;
export const max = { kind: 'plan', id: 'inkline-max' } as const;
export const line = { kind: 'line', id: 'inkline' } as const;
