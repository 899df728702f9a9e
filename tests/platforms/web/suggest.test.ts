import { expect, test } from 'vitest';
import type { Complete, Declared } from '#src/command/context.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { suggest } from '#src/platforms/web/suggest.ts';

const commands: readonly Declared[] = [
  { name: 'compare', options: { plans: { type: 'entities', kinds: ['plan'], min: 2, max: 4, positional: true, required: true } } },
  { name: 'plan', options: { name: { type: 'entity', kinds: ['plan'], positional: true, required: true } } },
  { name: 'plans', options: { client: { type: 'entity', kinds: ['client'] } } },
  { name: 'ask', options: {}, hidden: true },
];
const known = [
  { value: 'tall-one', label: 'Tall One' },
  { value: 'tall-two', label: 'Tall Two' },
  { value: 'Code Tool', label: 'Code Tool' },
];
const complete: Complete = ({ typed }) => known.filter(({ value }) => value.toLowerCase().startsWith(typed.toLowerCase()));
const i18n = createI18n();
const en = createLocalizer(i18n, 'en');
const zh = createLocalizer(i18n, 'zh');
const inserts = async (line: string) => (await suggest(line, commands, complete, en)).map(({ insert }) => insert);

test('a slash offers the commands that begin so, described in the reader’s language, hidden ones left out', async () => {
  expect(await inserts('/')).toEqual(['/compare ', '/plan ', '/plans ']);
  expect(await inserts('/pla')).toEqual(['/plan ', '/plans ']);
  expect(await inserts('／COM')).toEqual(['/compare ']);
  expect((await suggest('/compare', commands, complete, zh))[0]?.hint).toBe('对比 2 到 4 个套餐、产品线或厂商，逐项列出');
});

test('names are offered for the word being typed, and what was typed before stays', async () => {
  expect(await inserts('/compare tall-one ta')).toEqual(['/compare tall-one tall-one ', '/compare tall-one tall-two ']);
  expect(await inserts('/compare ')).toHaveLength(3);
});

test('options are offered by name, and their values after the equals sign, quoted where they hold a space', async () => {
  expect(await inserts('/plans --cl')).toEqual(['/plans --client=']);
  expect(await inserts('/plans --as')).toEqual(['/plans --as-of=']);
  expect(await inserts('/plans --client=cod')).toEqual(['/plans --client="Code Tool" ']);
});

test('free questions and unknown commands get no suggestion', async () => {
  expect(await inserts('which plan is cheapest')).toEqual([]);
  expect(await inserts('/nonsense x')).toEqual([]);
});
