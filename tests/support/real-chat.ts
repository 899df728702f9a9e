/** A chat over the real data and the real commands, as of a day. */
import { commands } from '#commands/index.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createNames } from '#src/catalog/names.ts';
import { readers } from '#src/readers.ts';
import { type Chat, type ChatOptions, createChat } from './chat.ts';

const catalog = loadCatalog(dataDir);
const names = createNames(catalog);

export function createRealChat(asOf: string, options: ChatOptions = {}): Promise<Chat> {
  return createChat({ catalog, names, commands, readers, asOf, ...options });
}
