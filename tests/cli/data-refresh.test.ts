/** `data refresh` as a person runs it, over a copy of the data whose feed is on this machine. */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dataDir } from '#src/catalog/files.ts';
import { type LoopbackFile, loopbackFile } from '#support/loopback-file.ts';

const cli = join(import.meta.dirname, '../../src/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'suanpan-refresh-'));
const [dir, out] = [join(folder, 'data'), join(folder, 'out', 'proposal.md')];
const sources = join(dir, 'sources.yaml');
const model = join(dir, 'models', 'kimi-k2.5.yaml');
let feed: LoopbackFile;

beforeAll(async () => {
  feed = await loopbackFile();
  cpSync(dataDir, dir, { recursive: true });
  writeFileSync(sources, readFileSync(sources, 'utf8').replace('https://models.dev/api.json', feed.url));
});
beforeEach(() => rmSync(out, { force: true }));
afterAll(async () => {
  await feed.close();
  rmSync(folder, { recursive: true, force: true });
});

const refresh = () =>
  new Promise<{ readonly status: number; readonly said: string }>((done) => {
    const args = [cli, 'data', 'refresh', '--dir', dir, '--out', out, '--as-of', '2026-11-30'];
    execFile(process.execPath, args, { cwd: folder, env: { PATH: process.env['PATH'] ?? '' } }, (error, stdout, stderr) =>
      done({ status: Number(error?.code ?? 0), said: stdout + stderr }),
    );
  });

// models.dev of 2026-07-02, as the data has it: kimi-k2.5 0.6 in, 3.0 out, 0.1 cached.
const offered = (cost: object) => JSON.stringify({ moonshotai: { name: 'Moonshot AI', models: { 'kimi-k2.5': { name: 'Kimi K2.5', cost } } } });

test('a changed price is proposed, old beside new with source and day, and the data stays as it was', async () => {
  const before = readFileSync(model, 'utf8');
  feed.serve(offered({ input: 0.7, output: 3, cache_read: 0.1, cache_write: 0.9 }));
  const { status, said } = await refresh();
  expect({ status, said }).toMatchObject({ status: 0, said: expect.stringContaining('2 proposals') });
  const [, input = '', write = ''] = readFileSync(out, 'utf8').split('### ');
  expect(input).toBe(`models/kimi-k2.5.yaml, apiPrices (input)

The source said otherwise before: its old fact ends.

\`\`\`diff
- { kind: input, currency: USD, tiers: [ { amount: 0.6 } ], source: models-dev, place: kimi-k2.5, basis: reported }
+ { kind: input, currency: USD, tiers: [ { amount: 0.6 } ], source: models-dev, place: kimi-k2.5, basis: reported, until: 2026-11-30 }
+ { kind: input, currency: USD, tiers: [ { amount: 0.7 } ], from: 2026-11-30, source: models-dev, place: moonshotai > kimi-k2.5, checked: 2026-11-30 }
\`\`\`

`);
  expect(write).toContain('Not in the data yet.');
  expect(write).toContain('+ { kind: cache-write, currency: USD, tiers: [ { amount: 0.9 } ], source: models-dev');
  expect(readFileSync(model, 'utf8')).toBe(before);
});

test('the same figures propose nothing: no fact counts as checked because a program saw it', async () => {
  feed.serve(offered({ input: 0.6, output: 3, cache_read: 0.1 }));
  expect(await refresh()).toMatchObject({ status: 0, said: expect.stringContaining('Nothing to propose') });
  expect(existsSync(out)).toBe(false);
});

test.each<readonly [string, Parameters<LoopbackFile['serve']>[0], RegExp]>([
  ['no JSON', '<html>', /models-dev could not be read:.*JSON/],
  ['another shape', '{"a":1}', /models-dev could not be read/],
  ['an error of the host', (response) => response.writeHead(503).end(), /HTTP 503/],
])('%s: said, exit 1, nothing written', async (_name, how, reason) => {
  feed.serve(how);
  expect(await refresh()).toMatchObject({ status: 1, said: expect.stringMatching(reason) });
  expect(existsSync(out)).toBe(false);
});

test('a feed without a licence is a fault of the data', async () => {
  const text = readFileSync(sources, 'utf8');
  writeFileSync(sources, text.replace(/ {2}licence: MIT\n(?= {2}feed:)/, ''));
  expect(await refresh()).toMatchObject({ status: 1, said: expect.stringContaining('a feed needs a licence') });
  writeFileSync(sources, text);
});
