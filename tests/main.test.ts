import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { startServer } from '#support/server.ts';

const folder = mkdtempSync(join(tmpdir(), 'suanpan-main-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const alone = { DISCORD_TOKEN: '', FEISHU_APP_ID: '', FEISHU_APP_SECRET: '', LOG_LEVEL: 'silent' };

describe('npm start', () => {
  test('serves health, readiness, metrics and the playground, and ends with 0 on SIGTERM', async () => {
    const server = await startServer(alone);
    try {
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      expect(await (await fetch(`${server.url}/readyz`)).json()).toEqual({ ok: true, missing: [] });
      const asked = await fetch(`${server.url}/api/ask`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ session: 'abcdefgh', lang: 'en', type: 'text', text: '/help' }),
      });
      expect(await asked.json()).toMatchObject({ kind: 'answer', command: 'help' });
      const metrics = await (await fetch(`${server.url}/metrics`)).text();
      expect(metrics).toMatch(/suanpan_answers_total\{platform="web",command="help",kind="answer"\} 1/);
      expect((await fetch(server.url)).headers.get('content-type')).toContain('text/html');
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  test('keeps what it remembers in a file, for the next start', async () => {
    const env = { ...alone, STORE_URL: `sqlite:${join(folder, 'memory', 'store.sqlite')}` };
    const say = async (text: string) => {
      const server = await startServer(env);
      const body = JSON.stringify({ session: 'abcdefgh', lang: 'en', type: 'text', text });
      const answer = await fetch(`${server.url}/api/ask`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
      const { answers } = (await answer.json()) as { answers: { en: { card: { summary: string } } } };
      expect(await server.stop()).toBe(0);
      return answers.en.card.summary;
    };
    await say('/settings --currency=USD');
    expect(await say('/settings')).toContain('US dollar');
  });

  test.each([
    [{ DISCORD_TOKEN: 'secret-token' }, /缺少 DISCORD_APP_ID[\s\S]*DISCORD_APP_ID is missing/],
    [{ PORT: 'many' }, /PORT 不正确[\s\S]*PORT is not valid/],
    [{ STORE_URL: 'redis://127.0.0.1:1' }, /打不开 STORE_URL[\s\S]*STORE_URL names cannot be opened/],
  ])('says what is wrong with %j and ends with 1', (env, told) => {
    const { status, stderr } = spawnSync(process.execPath, ['src/main.ts'], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'], ...env },
      timeout: 100_000,
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(told);
    expect(stderr).not.toContain('secret-token');
  });

  test('says so when the port is taken', async () => {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const address = server.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const env = { PATH: process.env['PATH'], ...alone, PORT: port, STORE_URL: 'memory:' };
    const { status, stderr } = spawnSync(process.execPath, ['src/main.ts'], { encoding: 'utf8', env, timeout: 100_000 });
    server.close();
    expect(status).toBe(1);
    expect(stderr).toMatch(/端口已被占用[\s\S]*port is taken/);
  });
});
