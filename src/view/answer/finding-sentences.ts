/** Several findings, told in as few sentences as they need. */
import type { FactAnswer, Finding } from '#src/ask/answer/types.ts';
import { joinSentences, namesText, shortNames } from '../labels.ts';
import type { Scene } from '../slot-text.ts';
import { nameOf, topicLabel } from './finding-names.ts';
import { findingSentence, isTold, itemName, standing } from './finding-text.ts';
import { missingSentences, withoutCompanions } from './missing.ts';

import { plainPrice } from './price-sentences.ts';
import type { Modal } from './rule-sentences.ts';

const MOST_SENTENCES = 4;
const MOST_PRICES = 8;

const named = (finding: Finding, name: string): Finding => ({ ...finding, subject: { ...finding.subject, names: { zh: name, en: name } } });

/** What is the same of several is said once, of all of them. */
export function findingSentences(findings: readonly Finding[], scene: Scene, modal?: Modal): readonly string[] {
  if (findings.length < 2) return findings.map((finding) => findingSentence(finding, scene, modal));
  const grouped = groupMembership(findings, scene);
  if (grouped.length > 0) return grouped;
  const alike = Map.groupBy(findings, (finding) => findingSentence(named(finding, ''), scene, modal));
  const said = [...alike.values()].map((group) => {
    const [first] = group as [Finding, ...Finding[]];
    const subjects = [...new Map(group.map(({ subject }) => [subject.id, subject])).values()];
    return sentenceOfAll(first, shortNames(subjects, scene.loc), scene, modal);
  });
  return modal ? answeredOnce(said, modal, scene) : said;
}

/** "No." of all of them is said once. */
function answeredOnce(said: readonly string[], modal: Modal, { loc }: Scene): readonly string[] {
  const lead = (['yes', 'no'] as const)
    .map((answer) => loc.t(`ask:modal.${modal}.${answer}`))
    .find((text) => said.every((each) => each.startsWith(text)));
  return lead === undefined ? said : said.map((text, index) => (index === 0 ? text : text.slice(lead.length)));
}

/** An English verb agrees with one name and not with two, so the others follow in a sentence of their own. */
function sentenceOfAll(finding: Finding, names: readonly string[], scene: Scene, modal?: Modal): string {
  const { loc } = scene;
  const of = (name: string) => findingSentence(named(finding, name), scene, modal);
  const [first = '', ...others] = names;
  if (others.length === 0 || loc.lang !== 'en' || of('').startsWith(':')) return of(namesText(names, loc));
  return joinSentences([of(first), loc.t('ask:sameFor', { names: namesText(others, loc) })], loc);
}

/** "A ¥40 a month, B ¥200 a month." */
function priceList(findings: readonly Finding[], scene: Scene): readonly string[] {
  const { loc } = scene;
  const prices = findings.map((finding) => plainPrice(finding, scene));
  if (findings.length < 2 || prices.some((price) => price === undefined)) return [];
  const names = shortNames(
    findings.map(({ subject }) => subject),
    loc,
  );
  const shown = names.slice(0, MOST_PRICES).map((who, index) => loc.t('ask:rank.one', { who, value: prices[index] ?? '' }));
  const left = names.length - shown.length;
  const said = loc.t('ask:withoutDetail', { said: shown.join(loc.t('ask:rank.sep')) });
  return left > 0 ? [said, loc.t('ask:andMore', { count: left })] : [said];
}

/** "Is there a weekly limit": a window was asked about, and no figure was put to us that a yes would confirm. */
function areLimits(findings: readonly Finding[]): boolean {
  return findings.every(
    ({ topic, slots }) =>
      topic.attribute === 'quotas' &&
      topic.window !== undefined &&
      topic.aspect === undefined &&
      slots.some(({ readings }) => readings[0]?.lead.fact && 'amount' in readings[0].lead.fact && readings[0].lead.fact.amount !== 'none'),
  );
}

/** What is there is not over. */
function yesFirst(sentences: readonly string[], modal: Modal | undefined, loc: Scene['loc']): readonly string[] {
  const [first, ...rest] = sentences;
  return first === undefined ? sentences : [`${loc.t(modal === 'over' ? 'ask:modal.over.no' : 'ask:modal.has.yes')}${first}`, ...rest];
}

/** What speaks for or against a choice: lists by what they have and lack, with no yes or no before them. */
export function reasonSentences(findings: readonly Finding[], scene: Scene): readonly string[] {
  const { loc } = scene;
  const listed = Map.groupBy(
    findings.filter(({ membership }) => membership?.answer === 'yes' || membership?.answer === 'no'),
    ({ subject, membership, topic }) => `${subject.id} ${topic.attribute} ${membership?.answer}`,
  );
  const lists = [...listed.values()].map((group) => {
    const [first] = group as [Finding, ...Finding[]];
    return loc.t(`ask:lists.${first.membership?.answer === 'yes' ? 'yes' : 'no'}`, {
      subject: nameOf(first, scene),
      items: loc.list(group.flatMap(({ membership }) => (membership ? [itemName(membership.item, scene)] : []))),
    });
  });
  return [
    ...lists,
    ...findingSentences(
      findings.filter((finding) => ![...listed.values()].flat().includes(finding)),
      scene,
    ),
  ];
}

/** What was asked, in a few sentences; the rest is in the table. */
export function answerSentences(answer: FactAnswer, scene: Scene): readonly string[] {
  return [...toldSentences(answer, scene), ...missingSentences(answer, scene)];
}

function toldSentences({ findings, nobody, query: { modal, asks, claims, subjects } }: FactAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const told = findings.filter(isTold);
  const shown = told.length > 0 ? told : withoutCompanions(findings);
  const prices = priceList(shown, scene);
  if (prices.length > 0) return prices;
  const listed = shown.filter(({ membership }) => membership);
  const beside = listed.length > 1 && listed.length < shown.length ? shown.filter(({ membership }) => !membership) : [];
  const grouped = groupMembership(beside.length > 0 ? listed : shown, scene, asks, nobody && subjects.length === 0);
  // A yes or no goes with one question: of several findings none is led by it.
  const single = new Set(shown.map(({ topic }) => `${topic.attribute} ${topic.term ?? topic.window ?? ''}`)).size === 1;
  const plainly =
    grouped.length > 0
      ? [
          ...grouped,
          ...(beside.length > 0 ? [...(priceList(beside, scene).length > 0 ? priceList(beside, scene) : findingSentences(beside, scene))] : []),
        ]
      : findingSentences(shown, scene, single ? modal : undefined);
  const all = asks === 'whether' && claims === undefined && areLimits(shown) ? yesFirst(plainly, modal, loc) : plainly;
  // What is not known stands in no table.
  if (told.length === 0 || all.length <= MOST_SENTENCES) return all;
  return [...all.slice(0, MOST_SENTENCES), loc.t('ask:andMore', { count: all.length - MOST_SENTENCES })];
}

/** "Yes: it lists A, B and C." One sentence for each subject and answer. */
function groupMembership(findings: readonly Finding[], scene: Scene, asks?: FactAnswer['query']['asks'], nobody = false): readonly string[] {
  if (findings.length < 2 || !findings.every(({ membership }) => membership)) return [];
  const { loc } = scene;
  const everyone = new Set(findings.map(({ subject }) => subject.id)).size;
  const items = new Set(findings.map(({ topic }) => topic.item ?? topic.family ?? topic.term)).size;
  // Many lines and one client: name the lines by answer.
  if (everyone > 1 && items === 1) {
    return (['yes', 'disputedYes', 'disputedNo', 'no', 'unknown'] as const).flatMap((answer) => {
      const group = findings.filter(({ membership }) => membership && standing(membership) === answer);
      // Of everyone it is said once that nobody has it.
      if (nobody && answer !== 'unknown') return [];
      const [first] = group;
      const names = shortNames(
        group.map(({ subject }) => subject),
        loc,
      );
      return !first
        ? []
        : [
            loc.t(`ask:hasMany.${asks === 'whether' && names.length === everyone && answer === 'yes' ? 'all' : answer}`, {
              subjects: namesText(names, loc),
              item: first.membership ? itemName(first.membership.item, scene) : topicLabel(first, scene),
              what: loc.t(`fact:attributes.${first.topic.attribute}`),
            }),
          ];
    });
  }
  return [...Map.groupBy(findings, ({ subject, membership }) => `${subject.id} ${membership && standing(membership)}`).values()].map((group) => {
    const [first] = group as [Finding, ...Finding[]];
    const names = group.map(({ membership }) => (membership ? itemName(membership.item, scene) : topicLabel(first, scene)));
    return loc.t(`ask:has.${first.membership ? standing(first.membership) : 'unknown'}`, {
      subject: nameOf(first, scene),
      item: loc.list(names),
      what: loc.t(`fact:attributes.${first.topic.attribute}`),
    });
  });
}
