/** What was asked about somebody by name and is not known: nothing that was asked is left out in silence. */
import type { FactAnswer, Finding } from '#src/ask/answer/types.ts';
import { type Topic, topicPath } from '#src/ask/query/topics.ts';
import type { Entity } from '#src/catalog/types.ts';
import { namesText, shortNames } from '../labels.ts';
import type { Scene } from '../slot-text.ts';
import { topicLabel } from './finding-names.ts';
import { isTold } from './finding-text.ts';

/** A finding about a plan is one about its line and its vendor; what a line says holds for its plans. */
function isAbout({ subject, topic }: Finding, asked: Entity, { catalog }: Scene['view']): boolean {
  const kin = (entity: Entity): readonly (string | undefined)[] => {
    const line = entity.kind === 'plan' ? catalog.get('line', entity.line) : entity.kind === 'line' ? entity : undefined;
    return [entity.id, line?.id, line?.vendor, entity.kind === 'model' ? entity.vendor : undefined];
  };
  const made = subject.kind === 'model' && subject.vendor !== undefined && kin(asked).includes(subject.vendor);
  return made || topic.item === asked.id || kin(subject).includes(asked.id) || kin(asked).includes(subject.id);
}

/** What is asked for in one breath: whoever has one of them told misses none of the others, and where none is known one is said to be. */
const TOGETHER: readonly (readonly string[])[] = [
  ['links/usage', 'notes/remainder'],
  ['links/billing', 'notes/manage-subscription'],
  ['features/image-input', 'mcpServers'],
  ['models', 'routes'],
  ['limits/concurrency', 'notes/concurrency'],
  ['saleTimes', 'notes/restock'],
  ['overage', 'rules/balance-fallback', 'rules/exhausted'],
  ['speed', 'notes/speed'],
  ['apiPrices', 'notes/promotion-end'],
  ['apiPrices', 'notes/pricing-extras', 'fees'],
  ['released', 'events'],
  ['prices', 'packs', 'fees'],
  ['limits/context', 'context'],
];
const called = ({ attribute, term, link, phase }: Topic): readonly string[] => [
  attribute,
  ...[term, link, phase].flatMap((part) => (part === undefined ? [] : [`${attribute}/${part}`])),
];

function together(topic: Topic, asked: Topic): boolean {
  return TOGETHER.some((group) => {
    const [one, other] = [topic, asked].map((each) => called(each).find((name) => group.includes(name)));
    // Of a model its list and whom its calls go to; of models in general they are two matters.
    const alike = one !== 'models' && one !== 'routes' ? true : topic.item !== undefined && topic.item === asked.item;
    return one !== undefined && other !== undefined && one !== other && alike;
  });
}

/** Each topic once, without those that are asked for along with an earlier one. */
export const withoutCompanions = (findings: readonly Finding[]): readonly Finding[] =>
  findings.filter(
    ({ topic, subject }, at) =>
      !findings.slice(0, at).some((other) => other.subject.id === subject.id && other.topic !== topic && together(topic, other.topic)),
  );

/** What is told in other terms: how a quota is counted by its unit, how often a call counts by its share of the quota. */
const isInQuotas = ({ attribute, aspect, item }: Topic): boolean =>
  aspect === 'counting' || (attribute === 'multipliers' && aspect === undefined && item === undefined);

/** A price of another phase or period tells the one that is asked for only where that stands among its own. */
function tellsPrice({ topic, slots, reduced }: Finding, { phase, per }: Topic): boolean {
  const told = (key: 'phase' | 'per', value: string | undefined) =>
    value === undefined || topic[key] === value || slots.some(({ keys }) => keys[key] === value);
  return reduced !== undefined || (told('phase', phase) && told('per', per));
}

function answers(finding: Finding, asked: Topic, of: Entity): boolean {
  const { topic, texts, subject } = finding;
  // How use is counted does not say whether this counts.
  if (asked.aspect === 'counting' && asked.name !== undefined) return texts.length > 0 && topic.name === asked.name;
  if (topicPath(topic) === topicPath(asked)) return true;
  if (together(topic, asked)) return true;
  // What has taken the place of a model is whom its calls are passed on to.
  if (asked.aspect === 'successor') return topic.attribute === 'routes';
  if (topic.attribute !== asked.attribute)
    return topic.attribute === 'quotas' && isInQuotas(asked) && (asked.aspect === 'counting' || subject.id === of.id);
  if (asked.attribute === 'prices' && !tellsPrice(finding, asked)) return false;
  // Who made it does not say what speaks for it, nor what replaced it what a subscription goes on as.
  if ((['maker', 'successor'] as const).some((each) => (topic.aspect === each) !== (asked.aspect === each))) return false;
  return (['term', 'window', 'item', 'family', 'name'] as const).every((field) => asked[field] === undefined || asked[field] === topic[field]);
}

/** What a line has only in its plans. */
const PER_PLAN: ReadonlySet<Topic['attribute']> = new Set(['prices', 'quotas', 'equivalents']);

const NEVER_GUESSED: ReadonlySet<Topic['attribute']> = new Set(['endpoints', 'rules', 'buyers']);

type Missing = { readonly subject: Entity; readonly topic: Topic };

/** Each subject that is named with each topic of which nothing is told; where nothing is told at all, each of which no finding says that it is unknown. */
export function missingOf({ findings, query: { subjects, topics } }: FactAnswer, view: Scene['view']): readonly Missing[] {
  const known = findings.filter(isTold);
  const told = known.length > 0 ? known : findings;
  if (told.length === 0) return [];
  // Words that were found answer for all but what is stated or not: an address, a rule, who may buy are never guessed from what is written beside them.
  const worded = told.some(({ topic, texts }) => topic.attribute === 'events' && texts.length > 0);
  // What is said of a plan that is asked about by name is not said of its line.
  const isOther = ({ subject: of, topic: { attribute } }: Finding, subject: Entity): boolean =>
    of.id !== subject.id && of.kind === 'plan' && !PER_PLAN.has(attribute) && subjects.some(({ id }) => id === of.id);
  const isOver = (subject: Entity, topic: Topic): boolean =>
    findings.some(
      (finding) =>
        finding.ended.length > 0 &&
        topic.aspect === undefined &&
        topicPath(finding.topic) === topicPath(topic) &&
        isAbout(finding, subject, view) &&
        !isOther(finding, subject),
    );
  return subjects.flatMap((subject) =>
    topics
      .filter((topic) => !worded || NEVER_GUESSED.has(topic.attribute))
      .filter((topic) => !told.some((finding) => answers(finding, topic, subject) && isAbout(finding, subject, view) && !isOther(finding, subject)))
      // What ended is told with its end.
      .filter((topic) => !isOver(subject, topic))
      .filter((topic, at, all) => !all.slice(0, at).some((other) => together(topic, other)))
      .map((topic) => ({ subject, topic })),
  );
}

const STATED: ReadonlySet<Topic['attribute']> = new Set(['rules', 'features']);

/** One sentence for each topic: of whom it is not known. */
export function missingSentences(answer: FactAnswer, scene: Scene): readonly string[] {
  const { loc, view } = scene;
  const missing = missingOf(answer, view);
  return [...Map.groupBy(missing, ({ topic }) => topic)].map(([topic, group]) => {
    const [first] = group as [Missing, ...Missing[]];
    const names = shortNames(
      group.map(({ subject }) => subject),
      loc,
    );
    const stated = STATED.has(topic.attribute) || (topic.aspect === 'counting' && topic.name !== undefined);
    const label = topicLabel({ subject: first.subject, topic, who: {}, slots: [], ended: [], upcoming: [], texts: [] }, scene);
    return loc.t(stated ? 'ask:notStated' : 'ask:notThere', { subject: namesText(names, loc), label });
  });
}
