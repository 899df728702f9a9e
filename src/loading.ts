/** How modules are loaded, in this process and its threads. Imported before everything else, since it holds for what is loaded later. */
import { enableCompileCache, registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Node compiled once need not be compiled again. Where it cannot be written to, Node does without.
const folder = fileURLToPath(new URL('../.cache/node', import.meta.url));
enableCompileCache(folder);
// Threads look here.
process.env['NODE_COMPILE_CACHE'] ??= folder;

const root = new URL('../', import.meta.url).href;
const OWN_FILE = /^(?:#(?:src|commands|locales)\/|\.\.?\/).*\.(ts|json)$/;

/** Our own files are imported by their whole names: nothing has to be looked for, which takes a third of what loading them takes. */
registerHooks({
  resolve(specifier, context, next) {
    const { parentURL } = context;
    const ending = OWN_FILE.exec(specifier)?.[1];
    const own = parentURL?.startsWith(`${root}src/`) || parentURL?.startsWith(`${root}commands/`);
    if (ending === undefined || !own) return next(specifier, context);
    const url = specifier.startsWith('#') ? root + specifier.slice(1) : new URL(specifier, parentURL).href;
    return { url, format: ending === 'ts' ? 'module-typescript' : 'json', shortCircuit: true };
  },
});
