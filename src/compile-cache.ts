/** What Node compiled once need not be compiled again: of this process and of its threads. Imported before everything else, since it holds for what is loaded later. */
import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../.cache/node', import.meta.url));

// Where it cannot be written to, Node does without.
enableCompileCache(folder);
// Threads look here.
process.env['NODE_COMPILE_CACHE'] ??= folder;
