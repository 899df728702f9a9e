/**
 * A card as Discord messages: embeds, buttons and pictures to draw. Pure and total: whatever the card, every page passes Discord's limits, what
 * has no room stands on a further page, and what cannot be shown at all is marked and reported in `lost`.
 */
import type { Card, ChartBlock, Tone } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { chartSpec } from '#src/render/chart/spec.ts';
import type { Loss } from '../loss.ts';
import { plainLine } from '../text/plain.ts';
import { type ControlIds, type Controls, controlsOf, type PagePlace, pagingRow } from './controls.ts';
import { cutTo } from './cut.ts';
import { escapeMarkdown, safeUrl } from './escape.ts';
import { componentLimits, embedLimits, messageLimits } from './limits.ts';
import { type EmbedDraft, gapBetween, type PageDraft, PICTURES, pack, SMALL } from './pack.ts';
import { chartFile, type DiscordPage, type Embed, pictureOf } from './payload.ts';
import { type Piece, piecesOf } from './pieces.ts';
import { toMarkdown } from './rich.ts';
import { type Sources, sourcesOf } from './sources.ts';

export type DiscordOptions = {
  readonly loc: Localizer;
  readonly ids: ControlIds;
  /** "text" where no file can be sent; default "image". */
  readonly charts?: 'image' | 'text';
};
export type RenderedDiscord = { readonly pages: readonly [DiscordPage, ...DiscordPage[]]; readonly lost: readonly Loss[] };

/** Discord's own palette, so that the edge reads in its light and dark theme. */
const colors: Readonly<Record<Tone, number>> = { neutral: 0x5865f2, info: 0x3498db, success: 0x2ecc71, warning: 0xf1c40f, danger: 0xe74c3c };
/** Room in a title for " (12/34)". */
const PAGE_MARK = 16;
const DROPPED_NAMES = 400;
/** What sets the links to the sources apart from the text above them. */
const LINKS_MARGIN = 8;

type Frame = {
  readonly title: string;
  readonly url: string | undefined;
  readonly color: number;
  readonly sources: Sources;
  readonly content: string;
};

function subtitlePiece(card: Card, lose: (what: string) => void): readonly Piece[] {
  const subtitle = plainLine(card.subtitle ?? '');
  return subtitle ? [{ type: 'text', markdown: toMarkdown(subtitle, 500, lose) }] : [];
}

function droppedPiece(names: readonly string[], loc: Localizer): readonly Piece[] {
  if (names.length === 0) return [];
  const told = escapeMarkdown(loc.t('discord:notShown', { names: cutTo(names.join(' · '), DROPPED_NAMES / 2) }));
  return [{ type: 'text', markdown: `${SMALL}${told}` }];
}

function embedOf(draft: EmbedDraft, first: boolean, last: boolean, frame: Frame, mark: string): Embed {
  return {
    ...(first ? { title: `${frame.title}${mark}`, ...(frame.url ? { url: frame.url } : {}) } : {}),
    ...(draft.description.trim() ? { description: draft.description } : {}),
    color: frame.color,
    ...(draft.fields.length > 0 ? { fields: draft.fields } : {}),
    ...(draft.image ? { image: { url: draft.image } } : {}),
    ...(last && frame.sources.footer ? { footer: { text: frame.sources.footer } } : {}),
  };
}

/** A title over nothing would only repeat what the line above it says. */
function says({ description, fields, image, footer, url }: Embed, { content }: Frame): boolean {
  return content === '' || [description, fields, image, footer, url].some((part) => part !== undefined);
}

/** The links to the sources stand where the page ends: below its text, else in an embed of their own, for which `pack` leaves room. */
function withLinks(page: PageDraft, links: string): readonly EmbedDraft[] {
  const last = page.embeds.at(-1);
  if (!links || !last) return page.embeds;
  const line = `${SMALL}${links}`;
  const below = last.description + gapBetween(last.description, line) + line;
  const apart = last.fields.length > 0 || last.image !== undefined || below.length > embedLimits.description;
  return apart ? [...page.embeds, { description: line, fields: [] }] : [...page.embeds.slice(0, -1), { ...last, description: below }];
}

type Page = PageDraft & { readonly charts: readonly ChartBlock[] };

/** The charts on the first pages, as many as each may show; on pages of their own where there are more. */
function withCharts(drafts: readonly PageDraft[], charts: readonly ChartBlock[]): readonly Page[] {
  const count = Math.max(drafts.length, Math.ceil(charts.length / PICTURES));
  return Array.from({ length: count }, (_, place) => ({
    embeds: drafts[place]?.embeds ?? [{ description: '', fields: [] }],
    charts: charts.slice(place * PICTURES, (place + 1) * PICTURES),
  }));
}

function pageOf(draft: Page, at: PagePlace, frame: Frame, controls: Controls, options: DiscordOptions): DiscordPage {
  const { place, count } = at;
  const drafts = withLinks(draft, frame.sources.links);
  const mark = count > 1 ? ` (${place + 1}/${count})` : '';
  return {
    payload: {
      content: frame.content,
      embeds: [
        ...drafts.map((each, index) => embedOf(each, index === 0, index === drafts.length - 1, frame, mark)).filter((each) => says(each, frame)),
        ...draft.charts.map((_, index): Embed => ({ color: frame.color, image: { url: pictureOf(index) } })),
      ],
      components: [...controls.rows, ...pagingRow(at, options.ids, options.loc)],
      attachments: draft.charts.map((chart, index) => ({
        id: String(index),
        filename: chartFile(index),
        description: cutTo(plainLine(chart.alt) || plainLine(chart.title), messageLimits.fileDescription),
      })),
      allowed_mentions: { parse: [] },
    },
    charts: draft.charts.map((chart, index) => ({ filename: chartFile(index), spec: chartSpec(chart, options.loc) })),
  };
}

/** `ids` must give ids of at most 100 characters; a control whose id is longer or empty is left out and reported. */
export function renderDiscord(card: Card, options: DiscordOptions): RenderedDiscord {
  const { loc, ids, charts = 'image' } = options;
  const lost: Loss[] = [];
  const lose = (what: string, count = 1) => lost.push({ block: 'card', what, count });
  const sources = sourcesOf(card, loc, lose);
  const title = toMarkdown(plainLine(card.title), embedLimits.title - PAGE_MARK, lose).trim() || '—';
  const frame: Frame = {
    title,
    url: card.url ? safeUrl(card.url, messageLimits.url) : undefined,
    color: colors[card.tone],
    sources,
    content: toMarkdown(plainLine(card.summary), messageLimits.content, lose),
  };
  const { open, folded, charts: pictures } = piecesOf(card, { loc, charts }, lost);
  const subtitle = subtitlePiece(card, lose);
  const budget = embedLimits.sum - title.length - PAGE_MARK - sources.footer.length - sources.links.length - LINKS_MARGIN;

  const attempt = (rows: number) => {
    const missed: Loss[] = [];
    const controls = controlsOf(card, ids, loc, rows, missed);
    const dropped = droppedPiece(controls.dropped, loc);
    const front = pack([...subtitle, ...open, ...dropped, ...(folded.length > 0 ? [] : sources.pieces)], budget);
    const back = folded.length > 0 ? pack([...folded, ...sources.pieces], budget) : [];
    return { controls, drafts: withCharts([...front, ...back], pictures), details: front.length, missed };
  };
  let made = attempt(componentLimits.rows);
  // Turning pages needs a row of its own.
  if (made.drafts.length > 1) made = attempt(componentLimits.rows - 1);
  const [first, ...others] = made.drafts.map((draft, place) =>
    pageOf(draft, { place, count: made.drafts.length, details: made.details }, frame, made.controls, options),
  );
  if (!first) throw new RangeError('a card has at least one page');
  return { pages: [first, ...others], lost: [...lost, ...made.missed] };
}
