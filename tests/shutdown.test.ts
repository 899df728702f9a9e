import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';

/** Runs a process with three parts and ends it as `end` says. */
async function run(end: 'SIGTERM' | 'SIGINT' | 'throw' | 'now'): Promise<{ code: number | null; out: string }> {
  const code = `
    const { createShutdown } = await import('#src/shutdown.ts');
    const { silentLog } = await import('#src/silent-log.ts');
    const shutdown = createShutdown(silentLog);
    const part = (name, close) => shutdown.add(name, async () => { console.log(name); await close?.(); });
    part('store');
    part('broken', () => { throw new Error('cannot close'); });
    part('platform', () => new Promise((done) => setTimeout(done, 50)));
    setInterval(() => {}, 1000);
    console.log('up');
    if (${JSON.stringify(end)} === 'throw') setTimeout(() => { throw new Error('nobody catches this'); }, 1);
    if (${JSON.stringify(end)} === 'now') { await Promise.all([shutdown.now(), shutdown.now()]); process.exit(3); }
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  child.stdout.on('data', (bytes: Buffer) => {
    out += bytes.toString();
    if (out.trim() === 'up' && (end === 'SIGTERM' || end === 'SIGINT')) child.kill(end);
  });
  const [status] = (await once(child, 'exit')) as [number | null];
  return { code: status, out: out.trim().replaceAll('\n', ' ') };
}

test('a signal closes every part once, the last one first, also after one that fails; the exit is clean', async () => {
  expect(await run('SIGTERM')).toEqual({ code: 0, out: 'up platform broken store' });
  expect(await run('SIGINT')).toEqual({ code: 0, out: 'up platform broken store' });
});

test('a failure that nobody caught closes in order too, and the exit says so', async () => {
  expect(await run('throw')).toEqual({ code: 1, out: 'up platform broken store' });
});

test('closing by hand waits for all of it and happens once', async () => {
  expect(await run('now')).toEqual({ code: 3, out: 'up platform broken store' });
});
