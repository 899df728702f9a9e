/** What goes wrong while a crowd asks: each fault when a part of all has been asked. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Loopback } from '#support/discord/loopback.ts';
import type { LoopbackFeishu } from '#support/feishu/server.ts';

export type Fault = { readonly at: number; readonly name: string; readonly begin: () => Promise<void> };

/** Calls that bring answers. */
const SENDING = [
  { method: 'PATCH', path: /\/messages\/@original$/ },
  { method: 'POST', path: /^\/channels\/\d+\/messages$/ },
  { method: 'POST', path: /\/callback$/ },
];

type Deps = {
  readonly discord: Loopback;
  readonly feishu: LoopbackFeishu;
  /** So many calls of each kind go wrong. */
  readonly calls: number;
  readonly store: { pause(): void; resume(): void };
  /** How long the store is out, in milliseconds. */
  readonly outage: number;
  readonly killOne: () => Promise<void>;
  readonly startAnother: () => Promise<void>;
};

/** By the share of all events after which each begins. */
export function faultsOf({ discord, feishu, calls, store, outage, killOne, startAnother }: Deps): readonly Fault[] {
  const onDiscord = (fault: { type: 'limit'; seconds: number; scope: 'user' } | { type: 'outage'; status: 502 }, times: number) =>
    discord.rest.faults.push(...SENDING.map((each) => ({ ...each, ...fault, times })));
  return [
    { at: 0.08, name: 'connections cut', begin: async () => void [discord.gateway.cut(), feishu.cut()] },
    {
      at: 0.16,
      name: '429',
      begin: async () => {
        onDiscord({ type: 'limit', seconds: 0.2, scope: 'user' }, calls);
        feishu.fail(/POST .*\/(?:reply|messages)$/, { status: 400, body: { code: 230020, msg: 'frequency limit' } }, calls);
      },
    },
    {
      at: 0.24,
      name: '5xx',
      begin: async () => {
        onDiscord({ type: 'outage', status: 502 }, calls);
        feishu.fail(/POST .*\/(?:reply|messages)$/, { status: 502, body: {} }, calls);
      },
    },
    { at: 0.32, name: 'the token of Feishu revoked', begin: async () => feishu.revokeToken() },
    {
      at: 0.4,
      name: `the store out for ${outage / 1000} s`,
      begin: async () => {
        store.pause();
        await wait(outage);
        store.resume();
      },
    },
    { at: 0.65, name: 'one of two instances killed', begin: killOne },
    { at: 0.8, name: 'another one started', begin: startAnother },
    { at: 0.88, name: 'connections cut again', begin: async () => void [discord.gateway.reconnect(), feishu.cut()] },
  ];
}
