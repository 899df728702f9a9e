/** Reading a typed command of 10,000 characters, in milliseconds. */
import { test } from 'vitest';
import { assign } from '#src/command/assign.ts';
import { tokenize } from '#src/command/tokens.ts';
import { createVocabulary } from '#src/command/vocabulary.ts';
import { createI18n } from '#src/i18n/i18n.ts';
import { createLocalizer } from '#src/i18n/localizer.ts';
import { commands, compare } from '#support/commands.ts';
import { repeated } from '#support/hostile.ts';
import { createStandInNames } from '#support/names.ts';
import { leastEffort, print } from './effort.ts';

const LENGTH = 10_000;
const i18n = createI18n();
const vocabulary = createVocabulary(commands, [createLocalizer(i18n, 'en'), createLocalizer(i18n, 'zh')]);
const deps = { names: createStandInNames(), vocabulary, today: '2026-02-26' };

test.each(['"a ', "'a ", '“', '「 ', '" “ ‘ '])('words among stray quotes: %j', (sign) => {
  print(`words in ${JSON.stringify(sign)}`, { ms: leastEffort(() => tokenize(repeated(sign, LENGTH)), 2) });
});

test.each(['red-lite ', '--months=1 ', '“a ', 'claude ', '=', '--', '百炼'])('options: %j', (part) => {
  print(`options in ${JSON.stringify(part)}`, { ms: leastEffort(() => assign(compare, repeated(part, LENGTH), deps), 2) });
});
