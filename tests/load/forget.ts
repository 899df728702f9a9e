/** The loopbacks remember everything for the tests; hours of load would drown in it. */
import type { Loopback } from '#support/discord/loopback.ts';
import type { LoopbackFeishu } from '#support/feishu/server.ts';

/** Older than any second delivery, and than what a lease may bring back. */
const OLD_MS = 300_000;
const EPOCH = 1_420_070_400_000n;

/** When Discord gave out this id. https://discord.com/developers/docs/reference#snowflakes */
const madeAt = (id: string): number => Number((BigInt(id) >> 22n) + EPOCH);

export function forgetOld({ world }: Loopback, { state }: LoopbackFeishu): void {
  const before = Date.now() - OLD_MS;
  world.calls.splice(0);
  state.calls.splice(0);
  for (const [id] of world.messages) if (madeAt(id) < before) world.messages.delete(id);
  for (const [token, { id }] of world.interactions) if (madeAt(id) < before) world.interactions.delete(token);
  const old = state.messages.findIndex(({ at }) => at >= before);
  state.messages.splice(0, Math.max(0, old));
}
