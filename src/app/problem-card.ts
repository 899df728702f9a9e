/** What was wrong with what a person typed, in their language, with what it takes to mend it: the reason, an example, something to press. */
import type { ActionButton, Block, Card, SelectBlock } from '#src/card/card.ts';
import type { EntityKind, Names } from '#src/catalog/types.ts';
import type { Declared } from '#src/command/context.ts';
import type { Result, ResultKind } from '#src/command/define.ts';
import type { Problem, Values } from '#src/command/problem.ts';
import { exampleOf, optionName } from '#src/command/usage.ts';
import { allOptions, optionWord } from '#src/command/vocabulary.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { buttonFor, namesToAdd, namesToPress, type Place } from './mend-names.ts';
import { cited, helpOnButton, plainCard } from './system-cards.ts';

export type ProblemScene = { readonly command: Declared; readonly values: Values; readonly names: Names };

type Advice = {
  readonly reason: string;
  readonly hints?: readonly string[];
  readonly buttons?: readonly ActionButton[];
  readonly select?: SelectBlock | undefined;
};

/** Any entity of these kinds, in the catalog's own order of preference. */
const MOST_CANDIDATES = 50;
const anyOf = (names: Names, kinds: readonly EntityKind[]) => names.complete('', kinds, MOST_CANDIDATES);

const kindName = (kinds: readonly EntityKind[], loc: Localizer) => loc.t(`errors:kinds.${kinds[0] ?? 'plan'}`);

function choiceLabel(command: string, option: string, choice: string, loc: Localizer): string {
  return optionWord(loc, command, option, `choices.${choice}`) ?? choice;
}

function missing(option: string, { command, values, names }: ProblemScene, loc: Localizer): Advice {
  const spec = allOptions(command)[option];
  const name = optionName(command.name, option, loc);
  const description = optionWord(loc, command.name, option, 'description');
  const reason = loc.t('errors:missing', { command: command.name, option: description ? loc.t('errors:optionIs', { name, description }) : name });
  const place: Place = { command: command.name, option, values };
  const select = spec?.type === 'entity' ? namesToAdd(place, [], anyOf(names, spec.kinds), loc) : undefined;
  return { reason, select };
}

function unclearNames(problem: Extract<Problem, { type: 'names' }>, { command, values }: ProblemScene, loc: Localizer): Advice {
  const { option, kinds, resolutions } = problem;
  const unclear = resolutions.find((resolution) => !resolution.ok);
  const place: Place = { command: command.name, option, values };
  const press = namesToPress(place, resolutions, loc);
  if (!unclear || unclear.ok) return { reason: '' };
  const text = cited(unclear.text);
  if (unclear.reason === 'ambiguous') return { reason: loc.t('errors:ambiguous', { text }), ...press };
  const hints = unclear.suggestions.length > 0 ? [loc.t('errors:didYouMean')] : [];
  return { reason: loc.t('errors:unknownName', { text, kind: kindName(kinds, loc) }), hints, ...press };
}

function wrongCount(problem: Extract<Problem, { type: 'count' }>, { command, values, names }: ProblemScene, loc: Localizer): Advice {
  const { option, kinds, min, max, entities, repeated } = problem;
  const place: Place = { command: command.name, option, values };
  const listed = (count: number) => loc.list(entities.slice(0, count).map((entity) => loc.pick(entity.names)));
  if (entities.length > max) {
    const first = entities.slice(0, max).map(({ id }) => id);
    return {
      reason: loc.t('errors:tooMany', { max, count: entities.length }),
      buttons: [buttonFor(place, loc.t('errors:firstOnes', { names: listed(max) }), first.join(' '))],
    };
  }
  const reason = repeated
    ? loc.t('errors:repeated', { min, names: listed(max) })
    : loc.t('errors:tooFew', { min, count: entities.length, names: listed(max) });
  return { reason, select: namesToAdd(place, entities, anyOf(names, kinds), loc) };
}

function outOfRange({ option, text, min, max }: Extract<Problem, { type: 'range' }>, loc: Localizer): string {
  const given = { option, text: cited(text) };
  if (min !== undefined && max !== undefined) return loc.t('errors:range.between', { ...given, min: loc.number(min), max: loc.number(max) });
  if (min !== undefined) return loc.t('errors:range.atLeast', { ...given, min: loc.number(min) });
  return loc.t('errors:range.atMost', { ...given, max: loc.number(max ?? 0) });
}

function adviceOn(problem: Problem, scene: ProblemScene, loc: Localizer): Advice {
  const { command, values } = scene;
  switch (problem.type) {
    case 'unknown-option': {
      const known = Object.entries(command.options)
        .filter(([, { hidden }]) => !hidden)
        .map(([option]) => `--${option}`);
      const near = problem.near.map((option) => loc.t('errors:nearOption', { option }));
      const options = known.length > 0 ? [loc.t('errors:options', { options: loc.list(known) })] : [];
      return {
        reason: loc.t('errors:unknownOption', { command: command.name, option: cited(problem.typed) }),
        hints: near.length > 0 ? near : options,
      };
    }
    case 'missing':
      return missing(problem.option, scene, loc);
    case 'no-value':
      return { reason: loc.t('errors:noValue', { option: problem.option }) };
    case 'extra':
      return { reason: loc.t('errors:extra', { text: cited(problem.text), command: command.name }) };
    case 'not-a':
      return { reason: loc.t(`errors:notA.${problem.expected}`, { option: problem.option, text: cited(problem.text) }) };
    case 'not-a-choice': {
      const { option, text, choices } = problem;
      const labels = choices.map((choice) => choiceLabel(command.name, option, choice, loc));
      return {
        reason: loc.t('errors:notAChoice', { option, text: cited(text), choices: choices.join(' / ') }),
        buttons: choices.map((choice, index) => buttonFor({ command: command.name, option, values }, labels[index] ?? choice, choice)),
      };
    }
    case 'range':
      return { reason: outOfRange(problem, loc) };
    case 'too-long':
      return { reason: loc.t('errors:tooLong', { max: loc.number(problem.max) }) };
    case 'names':
      return unclearNames(problem, scene, loc);
    case 'count':
      return wrongCount(problem, scene, loc);
    default:
      return problem satisfies never;
  }
}

/** Whether there is something to choose from, or only something to learn. */
function kindOf(problem: Problem): ResultKind {
  if (problem.type === 'too-long') return 'unknown';
  if (problem.type !== 'names') return 'clarify';
  const unclear = problem.resolutions.find((resolution) => !resolution.ok);
  return unclear && !unclear.ok && unclear.reason === 'unknown' && unclear.suggestions.length === 0 ? 'unknown' : 'clarify';
}

function problemCard(problem: Problem, scene: ProblemScene, loc: Localizer): Card {
  const { reason, hints = [], buttons = [], select } = adviceOn(problem, scene, loc);
  const kind = kindOf(problem);
  const example = loc.t('errors:example', { text: exampleOf(scene.command, loc) });
  const blocks: Block[] = [
    ...hints.map((text): Block => ({ type: 'text', text })),
    ...(select ? [select] : []),
    { type: 'actions', items: [...buttons, helpOnButton(scene.command.name, loc)] },
    { type: 'note', text: example },
  ];
  return plainCard(loc.t(kind === 'clarify' ? 'errors:titles.clarify' : 'errors:titles.unknown'), reason, blocks);
}

export function problemResult(problem: Problem, scene: ProblemScene): Result {
  return { kind: kindOf(problem), card: (loc) => problemCard(problem, scene, loc) };
}
