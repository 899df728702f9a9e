/** The neutral card → card JSON 2.0, fitted to Feishu's limits. Pure and total; `lost` names what the card only counts. */
import type { Card } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import type { Loss } from '../loss.ts';
import type { BlockOptions } from './blocks.ts';
import { countElements, type FeishuCard } from './elements.ts';
import { frame } from './frame.ts';
import { elementLimits, sizeLimits } from './limits.ts';
import { mergeLanguages } from './merge.ts';
import { always, type Step, steps } from './shrink.ts';

/** A card and the language that it is in. */
export type Version = { readonly card: Card; readonly loc: Localizer };
export type RenderOptions = BlockOptions & {
  /** The same answer in the other language, for viewers whose client speaks it; shown where both fit. */
  readonly also?: Version;
};
export type RenderedFeishu = { readonly card: FeishuCard; readonly lost: readonly Loss[] };

type Draft = Version & { readonly dropped: number; readonly lost: readonly Loss[] };

export function renderFeishu(main: Version, options: RenderOptions): RenderedFeishu {
  const draft = applyAll(start(main), always);
  const own = draw(draft, options);
  if (options.also) {
    const other = applyAll(start(options.also), always);
    const theirs = draw(other, options);
    for (const style of ['full', 'lean'] as const) {
      const both = mergeLanguages(own, theirs, main.loc.lang, other.loc.lang, style);
      if (both && fits(both)) return { card: both, lost: draft.lost };
    }
  }
  const shrunk = fits(own) ? { card: own, lost: draft.lost } : shrink(draft, options);
  const translation: readonly Loss[] = options.also ? [{ block: 'card', what: 'translation', count: 1 }] : [];
  return { card: shrunk.card, lost: [...shrunk.lost, ...translation] };
}

const start = (version: Version): Draft => ({ ...version, dropped: 0, lost: [] });

function draw(draft: Draft, options: BlockOptions): FeishuCard {
  return frame(draft.card, draft.loc, options, draft.dropped);
}

/** Whether Feishu would take it: bytes of the card and of the request, elements. */
export function fits(card: FeishuCard): boolean {
  const text = JSON.stringify(card);
  return (
    Buffer.byteLength(text) <= sizeLimits.card &&
    Buffer.byteLength(JSON.stringify(text)) <= sizeLimits.request &&
    countElements(card) <= elementLimits.elements
  );
}

function applyAll(draft: Draft, all: readonly Step[]): Draft {
  let now = draft;
  for (const step of all) {
    for (let next = apply(now, step); next; next = apply(now, step)) now = next;
  }
  return now;
}

function apply(draft: Draft, step: Step): Draft | undefined {
  const done = step(draft.card, draft.loc);
  return done && { ...draft, card: done.card, dropped: draft.dropped + (done.dropped ?? 0), lost: [...draft.lost, done.loss] };
}

function shrink(draft: Draft, options: BlockOptions): RenderedFeishu {
  let now = draft;
  let card = draw(now, options);
  let fitting = fits(card);
  for (const step of steps) {
    for (let next = fitting ? undefined : apply(now, step); next; next = fitting ? undefined : apply(now, step)) {
      now = next;
      card = draw(now, options);
      fitting = fits(card);
    }
  }
  return fitting ? { card, lost: now.lost } : last(now, options);
}

/** Sources or a summary without end: no card of ours has them, but a renderer must answer. */
function last(draft: Draft, options: BlockOptions): RenderedFeishu {
  const summary = draft.card.summary.slice(0, 500);
  let sources = draft.card.sources.map((source) => ({ ...source, title: source.title.slice(0, 80), basis: (source.basis ?? '').slice(0, 40) }));
  let card = draw({ ...draft, card: { ...draft.card, summary, sources } }, options);
  while (!fits(card) && sources.length > 0) {
    sources = sources.slice(0, Math.floor(sources.length / 2));
    card = draw({ ...draft, card: { ...draft.card, summary, sources }, dropped: draft.dropped + 1 }, options);
  }
  return { card, lost: [...draft.lost, { block: 'card', what: 'sources', count: draft.card.sources.length - sources.length }] };
}
