/** Brings an answer to its place, and if Discord does not let it, the nearest thing to it: as text, without files, or privately. */
import type { Asker, Outcome } from '#src/command/context.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { MessagePayload } from '#src/render/discord/payload.ts';
import type { Seal } from '../inbox.ts';
import type { Api, Handle, Parcel } from './api.ts';
import { classify, detailsOf } from './errors.ts';
import { createLatest } from './latest.ts';
import type { Letters } from './letter.ts';

/** `answer`: the acknowledged interaction itself, `on` the message that it changes; `alone`: for who acted, beside it; `reply`: in the chat (`thread`: in a thread of its own that is called so, where one can be opened); `person`: by direct message. */
export type Place =
  | { readonly to: 'answer'; readonly handle: Handle; readonly on?: string }
  | { readonly to: 'alone'; readonly handle: Handle }
  | { readonly to: 'reply'; readonly channel: string; readonly message: string; readonly thread?: string }
  | { readonly to: 'channel'; readonly channel: string }
  | { readonly to: 'person'; readonly id: string };

/** Where one person alone is told something beside what stands, or may not stand, in `place`. */
export function besides(place: Place, asker: Asker): Place {
  return place.to === 'answer' || place.to === 'alone' ? { to: 'alone', handle: place.handle } : { to: 'person', id: asker.id };
}

export type Deliver = {
  /** Never rejects: what cannot be brought anywhere is logged once. True when the asker has the answer, wherever. */
  bring(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean>;
  /** The same for something that is already written. Rejects as Discord does, except for what is wrong with its pictures. */
  put(parcel: Parcel, place: Place, seal: Seal): Promise<void>;
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

/** What was put: under which ids it stands, and what changes it there. */
type Standing = { readonly ids: readonly string[]; readonly change?: (parcel: Parcel) => Promise<void> };
const nowhere: Standing = { ids: [] };

export function createDeliver({ api, letters, localizers, log }: DeliverDeps): Deliver {
  const latest = createLatest();

  async function send(parcel: Parcel, place: Place, seal: Seal): Promise<Standing> {
    // An edit changes nothing the second time, and a reply carries its nonce; of all else Discord would show two.
    if (place.to !== 'answer' && place.to !== 'reply' && !(await seal())) return nowhere;
    switch (place.to) {
      case 'answer': {
        const { handle } = place;
        const id = await api.editAnswer(handle, parcel);
        return { ids: [id], change: async (changed) => void (await api.editAnswer(handle, changed)) };
      }
      case 'alone': {
        const id = await api.followUp(place.handle, parcel, true);
        return { ids: [id], change: (changed) => api.editFollowUp(place.handle, id, changed) };
      }
      case 'reply':
        return (await inThread(parcel, place)) ?? sent(place.channel, await api.send(place.channel, parcel, place.message));
      case 'channel':
        return sent(place.channel, await api.send(place.channel, parcel));
      case 'person': {
        const channel = await api.openDm(place.id);
        return sent(channel, await api.send(channel, parcel));
      }
      default:
        return place satisfies never;
    }
  }

  const sent = (channel: string, id: string, ...others: readonly string[]): Standing => ({
    ids: [id, ...others],
    change: (changed) => api.editMessage(channel, id, changed),
  });

  /** What is put on a message takes the place of what was: pictures of that which are drawn later are left out. */
  async function stand(parcel: Parcel, place: Place, seal: Seal): Promise<Standing> {
    const mark = Symbol('put');
    if (place.to === 'answer' && place.on !== undefined) latest.note(place.on, mark);
    const { ids, change } = await send(parcel, place, seal);
    const [id] = ids;
    if (id === undefined || !change) return { ids };
    latest.note(id, mark);
    return { ids, change: async (changed) => (latest.is(id, mark) ? change(changed) : undefined) };
  }

  /** Adds the pictures, below what is already read. `otherwise`: what is shown where no file may be sent. */
  async function illustrate({ change }: Standing, { complete }: Parcel, otherwise?: () => Promise<Parcel>): Promise<void> {
    if (!complete || !change) return;
    try {
      await change(await complete());
    } catch (error) {
      const instead = classify(error) === 'forbidden' ? otherwise : undefined;
      if (!instead) return log.warn({ ...detailsOf(error), failure: classify(error) }, 'a picture could not be added');
      await change(await instead()).catch((again: unknown) => log.warn(detailsOf(again), 'a picture could not be added'));
    }
  }

  async function put(parcel: Parcel, place: Place, seal: Seal): Promise<void> {
    await illustrate(await stand(parcel, place, seal), parcel);
  }

  /** Undefined where none is wanted, or none can be opened or spoken in (no permission, too many, a channel that has none). */
  async function inThread(parcel: Parcel, place: Extract<Place, { to: 'reply' }>): Promise<Standing | undefined> {
    if (place.thread === undefined) return undefined;
    try {
      const thread = await api.openThread(place.channel, place.message, place.thread);
      return sent(thread, await api.send(thread, parcel, place.message, true), thread);
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

  async function withoutFiles(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    try {
      await outcome.posted((await stand(await letters.write(outcome, asker, 'text'), place, seal)).ids);
    } catch (error) {
      if (classify(error) === 'forbidden') return elsewhere(outcome, asker, place, seal);
      throw error;
    }
    await tellOfFiles(outcome, asker, place, seal);
    return true;
  }

  const tellOfFiles = (outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<void> =>
    tell((loc) => loc.t('discord:noFiles'), outcome.lang, besides(place, asker), seal);

  /** Its words, then its pictures. */
  async function show(outcome: Outcome, asker: Asker, parcel: Parcel, place: Place, seal: Seal): Promise<void> {
    const standing = await stand(parcel, place, seal);
    await outcome.posted(standing.ids);
    await illustrate(standing, parcel, async () => {
      await tellOfFiles(outcome, asker, place, seal);
      return letters.write(outcome, asker, 'text');
    });
  }

  /** The bot may not speak there: the asker gets the answer by direct message, and why. */
  async function elsewhere(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    if (place.to !== 'reply') return false;
    const person: Place = { to: 'person', id: asker.id };
    await tell((loc) => loc.t('discord:cannotPost', { channel: place.channel }), outcome.lang, person, seal);
    await show(outcome, asker, await letters.write(outcome, asker), person, seal);
    return true;
  }

  async function attempt(outcome: Outcome, asker: Asker, place: Place, seal: Seal): Promise<boolean> {
    const parcel = await letters.write(outcome, asker);
    try {
      await show(outcome, asker, parcel, place, seal);
      return true;
    } catch (error) {
      const failure = classify(error);
      if (failure === 'forbidden')
        return parcel.files.length > 0 ? withoutFiles(outcome, asker, place, seal) : elsewhere(outcome, asker, place, seal);
      if (failure !== 'refused') throw error;
      const blocks = outcome.card().blocks.map((block) => block.type);
      log.error({ ...detailsOf(error), command: outcome.command, blocks }, 'Discord refused a card; sending it as text');
      await outcome.posted((await stand(letters.plain(outcome), place, seal)).ids);
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
