/** A chat over the real data whose free questions a model over loopback reads, put together as the composition root does. */
import { commandsWith } from '#commands/index.ts';
import type { Config, ModelConfig } from '#src/config.ts';
import type { Logger } from '#src/log.ts';
import { createMetrics } from '#src/metrics.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';
import { understanderFor } from '#src/understander-for.ts';
import type { Chat } from './chat.ts';
import { PATIENCE } from './patience.ts';
import { createRealChat } from './real-chat.ts';

export type ReadChat = {
  readonly chat: Chat;
  readonly store: Store;
  /** What the log was warned of. */
  readonly warned: readonly { readonly fault?: string; readonly reason?: string }[];
  /** A counter of /metrics, all labels together or those given: `readings_total{result="read"}`. */
  readonly counted: (name: string) => Promise<number>;
};

export const DAY = '2026-11-30';

export const settingsFor = (baseUrl: string, more: Partial<ModelConfig> = {}): Config['model'] => ({
  baseUrl,
  apiKey: 'sk-secret',
  model: 'm',
  timeoutMs: PATIENCE,
  dailyLimit: 100,
  mode: 'first',
  ...more,
});

export async function createReadChat(url: string, { store, ...more }: Partial<ModelConfig> & { readonly store?: Store } = {}): Promise<ReadChat> {
  const own = store ?? (await createStore('memory:'));
  const metrics = createMetrics();
  const warned: { fault?: string; reason?: string }[] = [];
  const log = { ...silentLog, warn: (told: object) => void warned.push(told) } as unknown as Logger;
  const model = settingsFor(url, more);
  const understander = await understanderFor(model ? { model } : {}, { store: own, log, meter: metrics.ofModel });
  const chat = await createRealChat(DAY, { store: own, ...(understander ? { commands: commandsWith(understander) } : {}) });
  return {
    chat,
    store: own,
    warned,
    counted: async (name) => {
      const { body } = await metrics.read();
      const lines = body.split('\n').filter((line) => line.startsWith(`suanpan_model_${name}`));
      return lines.reduce((sum, line) => sum + Number(line.split(' ').at(-1)), 0);
    },
  };
}
