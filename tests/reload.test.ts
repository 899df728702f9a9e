/** The data is read again while the bot runs: the real program over a copy of the data, which is edited under it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, startServer } from '#support/server.ts';

const root = join(import.meta.dirname, '..');
const folder = mkdtempSync(join(tmpdir(), 'suanpan-reload-'));
const plan = join(folder, 'data', 'plans', 'ark-lite.yaml');
let server: RunningServer;
let sound: string;

beforeAll(async () => {
  for (const each of ['src', 'commands', 'locales', 'data', 'package.json']) cpSync(join(root, each), join(folder, each), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  sound = readFileSync(plan, 'utf8');
  server = await startServer({ LOG_LEVEL: 'info' }, folder);
});
afterAll(async () => {
  expect(await server.stop()).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

async function title(): Promise<string> {
  const body = JSON.stringify({ session: crypto.randomUUID(), lang: 'en', type: 'text', text: '/plan ark-lite' });
  const answer = await fetch(`${server.url}/api/ask`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  return ((await answer.json()) as { answers: { en: { card: { title: string } } } }).answers.en.card.title;
}
const metric = async (name: string): Promise<number> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  return Number(new RegExp(`^suanpan_${name} (\\S+)$`, 'm').exec(text)?.[1]);
};
const renamed = (name: string) => sound.replace('en: Ark Lite', `en: ${name}`);

test('a change is in force after a moment, without a restart', async () => {
  expect(await title()).toBe('Ark Lite');
  writeFileSync(plan, renamed('Ark Feather'));
  await expect.poll(title, { timeout: 60_000, interval: 300 }).toBe('Ark Feather');
  expect(await metric('data_refused')).toBe(0);
});

test('a broken edit is refused with its file and its place, and what was in force stays', async () => {
  const before = await metric('data_loaded_timestamp_seconds');
  writeFileSync(plan, renamed('Ark Broken').replace(/amount: [\d.]+/, 'amount: plenty'));
  await expect.poll(() => metric('data_refused'), { timeout: 60_000, interval: 300 }).toBe(1);
  expect(server.output()).toMatch(
    /磁盘上的数据有误.*plans\/ark-lite\.yaml: line \d+ .*amount.* \/ The data on disk was refused.*plans\/ark-lite\.yaml/,
  );
  expect(await title()).toBe('Ark Feather');
  expect(await metric('data_loaded_timestamp_seconds')).toBe(before);
});

test('SIGHUP reads it again at once', async () => {
  writeFileSync(plan, renamed('Ark Mended'));
  process.kill(server.pid, 'SIGHUP');
  await expect.poll(title, { timeout: 60_000, interval: 300 }).toBe('Ark Mended');
  expect(await metric('data_refused')).toBe(0);
});
