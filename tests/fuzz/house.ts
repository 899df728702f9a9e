/** The whole house for fuzzing: real data, real commands, and a log that remembers what went wrong. */
import { createHouse, type House } from '#src/house.ts';
import { createLogger, type Logger } from '#src/log.ts';
import { createStore } from '#src/state/create-store.ts';
import type { Store } from '#src/state/store.ts';

export type Fuzzed = {
  readonly house: House;
  readonly store: Store;
  readonly log: Logger /** Lines of level error, and empties the list. */;
  readonly errors: () => readonly string[];
};

export async function fuzzedHouse(): Promise<Fuzzed> {
  const lines: string[] = [];
  const log = createLogger({ level: 'error', write: (line) => void lines.push(line) });
  const store = await createStore('memory:');
  return { house: createHouse({ store, log, defaultLang: 'en' }), store, log, errors: () => lines.splice(0) };
}
