/** What the bot says when it comes into a server: what it is for, then the help with its buttons. */
import type { Block, Card } from '#src/card/card.ts';
import type { Dispatch, Outcome } from '#src/command/context.ts';
import { type Localizer, langs } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { Seal } from '../inbox.ts';
import type { Api } from './api.ts';
import { classify, detailsOf } from './errors.ts';
import type { Letters } from './letter.ts';
import { type Guild, localeOf } from './servers.ts';

const TEXT_CHANNEL = 0;
/** Channels that are tried before the bot gives up saying hello. */
const TRIES = 3;

/** Of a server that it came into: where it may say hello, best first, and in which language. */
export type Greeting = { readonly guild: string; readonly channels: readonly string[]; readonly locale?: string };

/** The channel for system messages, then the others in their order. */
export function greetingFor(guild: Guild): Greeting {
  const locale = localeOf(guild);
  const inOrder = guild.channels.filter(({ type }) => type === TEXT_CHANNEL).toSorted((a, b) => a.position - b.position);
  const channels = [...new Set([...(guild.system_channel_id ? [guild.system_channel_id] : []), ...inOrder.map(({ id }) => id)])].slice(0, TRIES);
  return { guild: guild.id, channels, ...(locale ? { locale } : {}) };
}

/** How to ask, and examples. */
function howTo(loc: Localizer): readonly Block[] {
  const examples = (['compare', 'question', 'cost'] as const).map((key) => `• ${loc.t(`discord:welcome.examples.${key}`)}`);
  return [
    { type: 'text', text: loc.t('discord:welcome.how') },
    { type: 'text', text: [{ b: loc.t('discord:welcome.try') }, `\n${examples.join('\n')}`] },
  ];
}

/** `help` says last what is kept of people. `other`: the language of the same again, where nothing tells which is spoken. */
function welcomeCard(help: Card, loc: Localizer, other: Localizer | undefined): Card {
  const again: readonly Block[] = other
    ? [{ type: 'divider' }, { type: 'text', text: { b: other.t('discord:welcome.summary') } }, ...howTo(other)]
    : [];
  return {
    ...help,
    title: [loc, ...(other ? [other] : [])].map((each) => each.t('discord:welcome.title')).join(' · '),
    tone: 'success',
    summary: loc.t('discord:welcome.summary'),
    blocks: [
      ...howTo(loc),
      ...again,
      ...help.blocks.filter((block) => block.type === 'actions' || block.type === 'select'),
      ...help.blocks.filter((block) => block.type === 'note').slice(-1),
    ],
  };
}

export type WelcomeDeps = { readonly dispatch: Dispatch; readonly letters: Letters; readonly api: Api; readonly log: Logger };

/** Says hello in the first channel that allows it. */
export function createWelcome({ dispatch, letters, api, log }: WelcomeDeps): (greeting: Greeting, seal: Seal) => Promise<void> {
  return async ({ guild, channels, locale }, seal) => {
    // Nobody asked: whoever presses a button below gets the answer privately.
    const asker = { id: guild };
    const chat = { id: guild, private: false, ...(locale ? { locale } : {}) };
    const help = await dispatch({ platform: 'discord', asker, chat, type: 'command', command: 'help', options: {} });
    const otherOf = (loc: Localizer) => langs.filter((each) => locale === undefined && each !== loc.lang).map((each) => help.localizer(each))[0];
    const outcome: Outcome = {
      ...help,
      card: (lang) => {
        const loc = help.localizer(lang);
        return welcomeCard(help.card(lang), loc, otherOf(loc));
      },
    };
    const parcel = await letters.write(outcome, asker);
    if (!(await seal())) return;
    for (const channel of channels) {
      try {
        await api.send(channel, parcel);
        return;
      } catch (error) {
        if (classify(error) !== 'forbidden' && classify(error) !== 'gone') return log.warn(detailsOf(error), 'the welcome was lost');
      }
    }
    log.info({ guild }, 'no channel for a welcome');
  };
}
