/** The page's own files, and the browser builds of packages that it imports. Nothing else of the disk is reachable. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);
const PAGE = join(import.meta.dirname, 'public');

/** Where the browser build of a package lies, from its main file. */
const vendored: Readonly<Record<string, string>> = {
  'chart.js': join(dirname(require.resolve('chart.js')), 'chart.umd.min.js'),
  'vchart.js': join(dirname(require.resolve('@visactor/vchart')), '..', 'build', 'index.min.js'),
};

function folderOf(name: string, importer: string): string {
  const file = findPackageJSON(name, importer);
  if (file === undefined) throw new Error(`the package ${name} is not installed`);
  return dirname(file);
}

/** Packages of plain modules that the import map of the page names; lit comes with the components. */
function modulePackages(): Readonly<Record<string, string>> {
  const components = folderOf('@skyra/discord-components-core', import.meta.filename);
  const lit = folderOf('lit', join(components, 'package.json'));
  const under = (name: string) => [name, folderOf(name, join(lit, 'package.json'))] as const;
  return {
    '@skyra/discord-components-core': components,
    '@lit/context': dirname(require.resolve('@lit/context')),
    lit,
    ...Object.fromEntries(['lit-html', 'lit-element', '@lit/reactive-element'].map(under)),
  };
}

const IMPORT_MAP = /<script type="importmap">([\s\S]*?)<\/script>/;

/** The page's import map has to stand in the page itself: a source for its Content-Security-Policy that allows this script and no other. */
export function importMapSource(): string {
  const text = IMPORT_MAP.exec(readFileSync(join(PAGE, 'index.html'), 'utf8'))?.[1] ?? '';
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

export function staticFiles(): Hono {
  const app = new Hono();
  for (const [name, path] of Object.entries(vendored)) app.get(`/vendor/${name}`, serveStatic({ path }));
  for (const [name, root] of Object.entries(modulePackages())) {
    const mount = `/vendor/${name}/`;
    app.get(`${mount}*`, serveStatic({ root, rewriteRequestPath: (path) => path.slice(mount.length - 1) }));
  }
  app.use('/*', serveStatic({ root: PAGE }));
  return app;
}
