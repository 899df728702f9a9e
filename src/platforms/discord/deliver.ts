/** Brings an answer to its place, and if Discord does not let it, the nearest thing to it: as text, without files, or privately. */
import type { Asker, Outcome } from '#src/command/context.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { MessagePayload } from '#src/render/discord/payload.ts';
import type { Seal } from '../inbox.ts';
import type { Api, Handle, Parcel } from './api.ts';
import { classify, detailsOf } from './errors.ts';
import type { Letters } from './letter.ts';

/** `answer`: the acknowledged interaction itself; `alone`: for who acted, beside it; `reply`: in the chat (`thread`: in a thread of its own that is called so, where one can be opened); `person`: by direct message. */
export type Place =
  | { readonly to: 'answer' | 'alone'; readonly handle: Handle }
  | { readonly to: 'reply'; readonly channel: string; readonly message: string; readonly thread?: string }
  | { readonly to: 'channel'; readonly channel: string }
  | { readonly to: 'person'; readonly id: string };

export type Deliver = {
  /** Never rejects: what cannot be brought anywhere is logged once. True when the asker has the answer, wherever. */
  bring(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean>;
  /** The same for something that is already written; gives the ids that it stands under. Rejects as Discord does. */
  put(parcel: Parcel, place: Place, seal: Seal): Promise<readonly string[]>;
  /** A few words for one person. Never rejects. */
  tell(words: (loc: Localizer) => string, lang: Lang, place: Place, seal: Seal): Promise<void>;
};

export type DeliverDeps = {
  readonly api: Api;
  readonly letters: Letters;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly log: Logger;
};

/** Plain words: nothing of a person's own is ever in them. */
export function words(content: string): Parcel {
  const payload: MessagePayload = { content, embeds: [], components: [], attachments: [], allowed_mentions: { parse: [] } };
  return { payload, files: [] };
}

export function createDeliver({ api, letters, localizers, log }: DeliverDeps): Deliver {
  async function put(parcel: Parcel, place: Place, seal: Seal): Promise<readonly string[]> {
    // An edit changes nothing the second time, and a reply carries its nonce; of all else Discord would show two.
    if (place.to !== 'answer' && place.to !== 'reply' && !(await seal())) return [];
    switch (place.to) {
      case 'answer':
        return [await api.editAnswer(place.handle, parcel)];
      case 'alone':
        return [await api.followUp(place.handle, parcel, true)];
      case 'reply':
        return (await inThread(parcel, place)) ?? [await api.send(place.channel, parcel, place.message)];
      case 'channel':
        return [await api.send(place.channel, parcel)];
      case 'person':
        return [await api.send(await api.openDm(place.id), parcel)];
      default:
        return place satisfies never;
    }
  }

  /** Undefined where none is wanted, or none can be opened or spoken in (no permission, too many, a channel that has none). */
  async function inThread(parcel: Parcel, place: Extract<Place, { to: 'reply' }>): Promise<readonly string[] | undefined> {
    if (place.thread === undefined) return undefined;
    try {
      const thread = await api.openThread(place.channel, place.message, place.thread);
      return [await api.send(thread, parcel, place.message, true), thread];
    } catch (error) {
      const failure = classify(error);
      if (failure !== 'forbidden' && failure !== 'refused' && failure !== 'other') throw error;
      log.info(detailsOf(error), 'no thread for a long answer');
      return undefined;
    }
  }

  async function tell(said: (loc: Localizer) => string, lang: Lang, place: Place, seal: Seal): Promise<void> {
    try {
      await put(words(said(localizers[lang])), place, seal);
    } catch (error) {
      log.info({ ...detailsOf(error) }, 'a remark could not be brought');
    }
  }

  /** Where somebody can be told that something is not allowed in `place`. */
  function besides(place: Place, asker: Asker): Place {
    return place.to === 'answer' || place.to === 'alone' ? { to: 'alone', handle: place.handle } : { to: 'person', id: asker.id };
  }

  async function withoutFiles(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    try {
      await outcome.posted(await put(await letters.write(outcome, asker, 'text'), place, seal));
    } catch (error) {
      if (classify(error) === 'forbidden') return elsewhere(outcome, asker, place, seal);
      throw error;
    }
    await tell((loc) => loc.t('discord:noFiles'), outcome.lang, besides(place, asker), seal);
    return true;
  }

  /** The bot may not speak there: the asker gets the answer by direct message, and why. */
  async function elsewhere(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    if (place.to !== 'reply') return false;
    const person: Place = { to: 'person', id: asker.id };
    await tell((loc) => loc.t('discord:cannotPost', { channel: place.channel }), outcome.lang, person, seal);
    await outcome.posted(await put(await letters.write(outcome, asker), person, seal));
    return true;
  }

  async function attempt(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    const parcel = await letters.write(outcome, asker);
    try {
      await outcome.posted(await put(parcel, place, seal));
      return true;
    } catch (error) {
      const failure = classify(error);
      if (failure === 'forbidden')
        return parcel.files.length > 0 ? withoutFiles(outcome, asker, place, seal) : elsewhere(outcome, asker, place, seal);
      if (failure !== 'refused') throw error;
      const blocks = outcome.card().blocks.map((block) => block.type);
      log.error({ ...detailsOf(error), command: outcome.command, blocks }, 'Discord refused a card; sending it as text');
      await outcome.posted(await put(letters.plain(outcome), place, seal));
      return true;
    }
  }

  return {
    put,
    tell,
    bring: async (outcome, asker, place, seal) => {
      try {
        const brought = await attempt(outcome, asker, place, seal);
        if (!brought) log.warn({ place: place.to, command: outcome.command }, 'the bot may not answer there');
        return brought;
      } catch (error) {
        const failure = classify(error);
        const level = failure === 'late' || failure === 'gone' || failure === 'closed' || failure === 'forbidden' ? 'warn' : 'error';
        log[level]({ ...detailsOf(error), failure, place: place.to, command: outcome.command }, 'an answer was lost');
        return false;
      }
    },
  };
}
