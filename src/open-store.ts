/** Opens the store that STORE_URL names, or says in words why it cannot be. */
import { UserError } from './errors.ts';
import type { Logger } from './log.ts';
import { createStore } from './state/create-store.ts';
import type { Store } from './state/store.ts';

/** Throws UserError where it cannot be opened. Later it fails without ending anything: the log says so, and when it is over. */
export async function openStore(url: string, log: Logger): Promise<Store> {
  try {
    return await createStore(url, {
      onTrouble: (error) => log.error({ err: error }, 'the store fails; answering without memory'),
      onRecovery: () => log.info('the store works again'),
    });
  } catch (error) {
    // An AggregateError (one address refused on IPv4 and IPv6) has an empty message.
    throw new UserError('errors:start.store', { reason: error instanceof Error ? error.message || error.name : String(error) });
  }
}
