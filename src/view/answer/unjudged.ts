/** The part of a card that answers a selection of which nothing can be judged. */
import type { UnjudgedAnswer } from '#src/ask/answer/types.ts';
import type { AnyHeld } from '#src/core/profile.ts';
import { closedText } from '../compare-verdict.ts';
import { entityName, joinSentences, termName } from '../labels.ts';
import type { Scene } from '../slot-text.ts';
import { unreckonedText } from '../workload-text.ts';
import { textOf } from './finding-text.ts';
import { offersTable, offersText } from './offers.ts';
import { type Part, step } from './part.ts';

/** That nothing can be judged by what was asked, with its words. */
function unjudgedSentences({ query: { conditions = [], among, worth }, unreckoned }: UnjudgedAnswer, { loc }: Scene): readonly string[] {
  const words = loc.list(conditions.map((each) => loc.t('recommend:quoted', { words: each })));
  const names = loc.list(among.map((entity) => entityName(entity, loc)));
  const said = among.length > 0 ? loc.t('ask:unjudged.ofThem', { names, words }) : loc.t('ask:unjudged.conditions', { words });
  const depends = worth && among.length > 0 ? [loc.t('ask:unjudged.worth', { names })] : [];
  return [...depends, ...(conditions.length > 0 ? [said] : []), ...(unreckoned ? [unreckonedText(unreckoned, loc)] : [])];
}

/** A rule and a feature go with their names: "data used to improve models: no". */
function statedText(held: AnyHeld, scene: Scene): string {
  const { fact } = held.held;
  const text = textOf(held, scene);
  const term = 'rule' in fact ? fact.rule : 'feature' in fact ? fact.feature : undefined;
  return term === undefined ? text : scene.loc.t('ask:unjudged.item', { who: termName(term, scene.view.catalog, scene.loc), text });
}

/** What somebody states in the same words. */
function touchingSentences({ touching, query: { conditions = [] } }: UnjudgedAnswer, scene: Scene): readonly string[] {
  const { loc, cites } = scene;
  if (conditions.length === 0 || touching.length === 0) return [];
  const items = touching.map(({ owner, held }) => {
    const text = statedText(held, scene).replace(/[.。]$/, '');
    return `${loc.t('ask:unjudged.item', { who: entityName(owner, loc), text })} ${cites.cite(held.held)}`;
  });
  return [loc.t('ask:unjudged.touches', { items: items.join(loc.t('fact:join')) })];
}

/** Who of those named is sold, where not all are. */
function saleSentences({ sides }: UnjudgedAnswer, { loc }: Scene): readonly string[] {
  const closed = sides.filter(({ sold }) => !sold);
  return closed.length > 0 ? [closedText(closed, loc)] : [];
}

export function unjudgedPart(answer: UnjudgedAnswer, scene: Scene): Part {
  const { loc } = scene;
  const { offers, of, query } = answer;
  const first = offers[0]?.plan;
  return {
    title: loc.t('ask:unjudged.title'),
    tone: 'warning',
    verdict: joinSentences(
      [
        ...unjudgedSentences(answer, scene),
        ...touchingSentences(answer, scene),
        ...saleSentences(answer, scene),
        ...(offers.length > 0 ? [loc.t(`ask:unjudged.${of}`, { items: offersText(offers, scene) })] : []),
      ],
      loc,
    ),
    blocks: offersTable(offers, scene),
    buttons: [step(loc.t('ask:buttons.recommend'), 'recommend', {})],
    pages: query.among.length > 0 ? query.among.slice(0, 1) : first ? [first] : [],
  };
}
