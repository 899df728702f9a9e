/** The page's own files, and the browser builds of packages that it imports. Nothing else of the disk is reachable. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { serveStatic } from '@hono/node-server/serve-static';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);

/** Where the browser build of a package lies, from its main file. */
const vendored: Readonly<Record<string, string>> = {
  'chart.js': join(dirname(require.resolve('chart.js')), 'chart.umd.min.js'),
  'vchart.js': join(dirname(require.resolve('@visactor/vchart')), '..', 'build', 'index.min.js'),
};

export function staticFiles(): Hono {
  const app = new Hono();
  for (const [name, path] of Object.entries(vendored)) app.get(`/vendor/${name}`, serveStatic({ path }));
  app.use('/*', serveStatic({ root: join(import.meta.dirname, 'public') }));
  return app;
}
