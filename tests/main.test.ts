import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freePort, startServer } from '#support/server.ts';

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
      const data = await fetch(`${server.url}/api.json`);
      const release = (await data.json()) as { hash: string; plans: readonly { id: string }[] };
      expect(data.headers.get('etag')).toBe(`"${release.hash}"`);
      expect(release.plans.map(({ id }) => id)).toContain('ark-lite');
      const again = await fetch(`${server.url}/api.json`, { headers: { 'if-none-match': `"${release.hash}"` } });
      expect([again.status, await again.text()]).toEqual([304, '']);
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

describe('who may look in', () => {
  const ask = (url: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(`${url}/api/ask`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ session: 'abcdefgh', lang: 'en', type: 'text', text: '/help' }),
    });

  test('metrics have a port of their own where one is set, and are nowhere else then', async () => {
    const port = await freePort();
    const server = await startServer({ ...alone, METRICS_PORT: String(port) });
    try {
      await ask(server.url);
      expect((await fetch(`${server.url}/metrics`)).status).toBe(404);
      const told = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      for (const name of ['answers_total{platform="web",command="help"', 'store_seconds_count{call="get"} ', 'waiting 0', 'data_refused 0'])
        expect(told).toContain(`suanpan_${name}`);
      expect(Number(/suanpan_data_newest_check_days (\d+)/.exec(told)?.[1])).toBeGreaterThan(0);
      for (const path of ['/', '/healthz', '/api/bootstrap']) expect((await fetch(`http://127.0.0.1:${port}${path}`)).status).toBe(404);
    } finally {
      expect(await server.stop()).toBe(0);
    }
  });

  test('a playground that others can reach asks for a token: its own, or the one that is set', async () => {
    const server = await startServer({ ...alone, HOST: '0.0.0.0' });
    try {
      expect((await ask(server.url)).status).toBe(401);
      expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
      const token = new URL(server.told).searchParams.get('token') ?? '';
      expect(token.length).toBeGreaterThan(15);
      expect((await ask(server.url, { authorization: `Bearer ${token}` })).status).toBe(200);
    } finally {
      await server.stop();
    }
    const fixed = await startServer({ ...alone, HOST: '0.0.0.0', PLAYGROUND_TOKEN: 'a-token-of-sixteen-or-more' });
    try {
      expect(fixed.told).not.toContain('token');
      expect((await ask(fixed.url, { authorization: 'Bearer a-token-of-sixteen-or-more' })).status).toBe(200);
    } finally {
      await fixed.stop();
    }
  });

  test('one person who asks too fast is told to wait, in the playground too', async () => {
    const server = await startServer(alone);
    try {
      const kinds: string[] = [];
      for (let turn = 0; turn < 70; turn++) {
        const { kind, answers } = (await (await ask(server.url)).json()) as { kind: string; answers: { en: { card: { title: string } } } };
        kinds.push(kind === 'answer' ? kind : answers.en.card.title);
      }
      expect(kinds.slice(0, 60)).toEqual(Array.from({ length: 60 }, () => 'answer'));
      expect(kinds).toContain('One moment, please');
      expect(await (await fetch(`${server.url}/metrics`)).text()).toMatch(/suanpan_turned_away_total\{platform="web",reason="limited"\} \d/);
    } finally {
      await server.stop();
    }
  });
});
