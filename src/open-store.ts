/** Opens the store that STORE_URL names, or says in words why it cannot be. */
import { UserError } from './errors.ts';
import { createStore } from './state/create-store.ts';
import type { Store } from './state/store.ts';

/** Throws UserError where it cannot be opened. */
export async function openStore(url: string): Promise<Store> {
  try {
    return await createStore(url);
  } catch (error) {
    // An AggregateError (one address refused on IPv4 and IPv6) has an empty message.
    throw new UserError('start.store', { reason: error instanceof Error ? error.message || error.name : String(error) });
  }
}
