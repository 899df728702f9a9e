/** What a person has to mend before Discord lets the bot in, in one line and both languages. */
import { DiscordAPIError } from 'discord.js';
import { SetupError } from '#src/errors.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import { classify, detailsOf } from './errors.ts';

export type Complaint = 'badToken' | 'badIntents' | 'badShards' | 'badAppId' | 'badGuild';

/** Codes with which the gateway closes for good. https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const closeCodes: ReadonlyMap<number, Complaint> = new Map([
  [4004, 'badToken'],
  [4010, 'badShards'],
  [4011, 'badShards'],
  [4013, 'badIntents'],
  [4014, 'badIntents'],
]);
/** The same as discord.js words them when it logs in. */
const messages: readonly (readonly [RegExp, Complaint])[] = [
  [/invalid token|authentication failed/i, 'badToken'],
  [/intents/i, 'badIntents'],
  [/shard/i, 'badShards'],
];

export function complaintOfClose(code: number): Complaint | undefined {
  return closeCodes.get(code);
}

export function complaintOf(error: unknown): Complaint | undefined {
  if (classify(error) === 'token') return 'badToken';
  // Commands of another application: the id is not the token's own.
  if (error instanceof DiscordAPIError && (error.code === 20012 || error.code === 10002)) return 'badAppId';
  const { message, code } = error instanceof Error ? (error as Error & { readonly code?: unknown }) : { message: '', code: undefined };
  if (code === 'TokenInvalid') return 'badToken';
  return messages.find(([pattern]) => pattern.test(message))?.[1];
}

export type Setup = { refused(complaint: Complaint): SetupError; unreachable(error: unknown): string };

export function createSetup(localizers: Readonly<Record<Lang, Localizer>>, apiUrl: string): Setup {
  const both = (say: (loc: Localizer) => string): string => `${say(localizers.zh)} / ${say(localizers.en)}`;
  return {
    refused: (complaint) => new SetupError(both((loc) => loc.t(`discord:setup.${complaint}`))),
    unreachable: (error) => {
      const told = detailsOf(error);
      const reason = [told['code'], told['status'], told['reason']].find((each) => typeof each === 'string' || typeof each === 'number');
      return both((loc) => loc.t('discord:setup.unreachable', { url: apiUrl, reason: reason ?? '' }));
    },
  };
}
