/** An outcome → what is sent: pages rendered, what buttons refer to parked, charts drawn. */
import type { ActText } from '#src/card/act-text.ts';
import type { Asker, Outcome } from '#src/command/context.ts';
import type { Logger } from '#src/log.ts';
import { formId, pageId } from '#src/render/discord/control-id.ts';
import { cutTo } from '#src/render/discord/cut.ts';
import { escapeCode, escapeMarkdown } from '#src/render/discord/escape.ts';
import { embedLimits, messageLimits } from '#src/render/discord/limits.ts';
import { beforePictures, type DiscordPage, type Embed, type MessagePayload } from '#src/render/discord/payload.ts';
import { renderDiscord } from '#src/render/discord/render.ts';
import { renderText } from '#src/render/text/render.ts';
import type { KeptPictures } from '../kept-pictures.ts';
import { createStencils, type Written } from '../stencil.ts';
import type { Parcel } from './api.ts';
import { keyOf, type Parked, type ParkedForm } from './parked.ts';

export type Letters = {
  /** The first page; its words alone where its pictures are still to be drawn. `charts: 'text'` where no file may be sent. */
  write(outcome: Outcome, asker: Asker, charts?: 'image' | 'text'): Promise<Parcel>;
  /** One page of a parked answer. */
  page(page: DiscordPage): Promise<Parcel>;
  /** The same answer as words, for when Discord refuses the card. */
  plain(outcome: Outcome): Parcel;
};

export type LetterDeps = { readonly parked: Parked; readonly pictures: KeptPictures; readonly actText: ActText; readonly log: Logger };

const NO_EXTRAS = { embeds: [], components: [], attachments: [], allowed_mentions: { parse: [] } } as const;
/** Columns of the plain text: what a desktop shows in a code block without a scroll bar. */
const PLAIN_COLUMNS = 80;

export function createLetters({ parked, pictures, actText, log }: LetterDeps): Letters {
  const stencils = createStencils<DiscordPage>();

  const rendered = (outcome: Outcome, asker: Asker, charts: 'image' | 'text'): Promise<DiscordPage> =>
    stencils.write(outcome, charts, () => renderedFor(outcome, asker, charts));

  async function renderedFor(outcome: Outcome, asker: Asker, charts: 'image' | 'text'): Promise<Written<DiscordPage>> {
    const [card, loc, action] = [outcome.card(), outcome.localizer(), await outcome.actionIds()];
    const forms = new Map<string, ParkedForm>();
    const key = keyOf([card, outcome.lang, asker.id, charts]);
    const { pages, lost } = renderDiscord(card, {
      loc,
      charts,
      ids: {
        action,
        page: (page) => pageId(key, page),
        form: (form, part) => {
          const entry: ParkedForm = { owner: asker.id, lang: outcome.lang, act: action(form.act), form };
          const formKey = keyOf(entry);
          forms.set(formKey, entry);
          return formId(formKey, part);
        },
      },
    });
    if (lost.length > 0) log.warn({ lost, command: outcome.command }, 'a card was cut to fit Discord');
    await Promise.all([...forms].map(([formKey, entry]) => parked.putForm(formKey, entry)));
    if (pages.length > 1) await parked.putPages(key, { owner: asker.id, pages });
    return { value: pages[0], alike: pages.length === 1 && forms.size === 0 };
  }

  const drawn = async ({ payload, charts }: DiscordPage): Promise<Parcel> => ({
    payload,
    files: await Promise.all(charts.map(async ({ filename, spec }) => ({ name: filename, data: await pictures.draw(spec) }))),
  });

  /** With its pictures where they are there already, else the words of it first. `without`: what is shown where they cannot be drawn. */
  async function parcelOf(page: DiscordPage, without: () => Promise<MessagePayload>): Promise<Parcel> {
    const complete = async (): Promise<Parcel> => {
      try {
        return await drawn(page);
      } catch (error) {
        log.error({ err: error }, 'a chart could not be drawn; sending it as text');
        return { payload: await without(), files: [] };
      }
    };
    const words = beforePictures(page.payload);
    const isReady = page.charts.every(({ spec }) => pictures.ready(spec) !== undefined);
    return isReady || !words ? complete() : { payload: words, files: [], complete };
  }

  return {
    write: async (outcome, asker, charts = 'image') => {
      const page = await rendered(outcome, asker, charts);
      return parcelOf(page, async () => (await rendered(outcome, asker, 'text')).payload);
    },
    page: (page) => parcelOf(page, async () => withoutPictures(page.payload)),
    plain: (outcome) => {
      const loc = outcome.localizer();
      const { text } = renderText(outcome.card(), loc, { width: PLAIN_COLUMNS, actText });
      return { payload: plainPayload(loc.t('discord:refused'), text, loc.t('discord:cutShort')), files: [] };
    },
  };
}

/** For a page whose pictures cannot be sent: their alt texts stand in their place. */
export function withoutPictures(payload: MessagePayload): MessagePayload {
  const spoken = payload.attachments.map(({ description }) => `-# ${escapeMarkdown(description)}`);
  const embeds = payload.embeds.map((embed): Embed => {
    const { image, ...rest } = embed;
    if (!image?.url.startsWith('attachment://')) return embed;
    const words = spoken.shift();
    const described = [rest.description, words].filter(Boolean).join('\n');
    return described.length > 0 && described.length <= embedLimits.description ? { ...rest, description: described } : rest;
  });
  return { ...payload, embeds, attachments: [] };
}

/** Words in a code block, where nothing is markup; the end is cut with a line that says so. */
export function plainPayload(heading: string, text: string, cutShort: string): MessagePayload {
  const block = (body: string): string => `${heading}\n\`\`\`\n${body}\n\`\`\``;
  const words = escapeCode(text);
  if (block(words).length <= messageLimits.content) return { ...NO_EXTRAS, content: block(words) };
  const room = messageLimits.content - block('').length - cutShort.length - 1;
  return { ...NO_EXTRAS, content: `${block(cutTo(words, room))}\n${cutShort}` };
}
