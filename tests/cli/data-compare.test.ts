import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../../src/cli.ts');
const folder = mkdtempSync(join(tmpdir(), 'suanpan-compare-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function compare(content: string, ...more: readonly string[]) {
  const file = join(folder, 'api.json');
  writeFileSync(file, content);
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, 'data', 'compare', file, ...more], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '' },
  });
  return { status, stdout, stderr };
}

// Shaped as https://models.dev/api.json is. models.dev of 2026-07-02: kimi-k2.5 0.6/3.0/0.1, kimi-k2-thinking 0.6/2.5/0.15.
const moonshot = (models: object) => ({
  moonshotai: {
    id: 'moonshotai',
    env: ['MOONSHOT_API_KEY'],
    npm: '@ai-sdk/openai-compatible',
    api: 'https://api.moonshot.ai/v1',
    name: 'Moonshot AI',
    doc: 'https://platform.moonshot.ai',
    models,
  },
  somebody: { id: 'somebody', name: 'Somebody', models: { 'kimi-k2.5': { id: 'kimi-k2.5', name: 'Kimi K2.5', cost: { input: 9, output: 9 } } } },
});
const entry = (id: string, cost: object) => ({ id, name: id, attachment: false, limit: { context: 262_144, output: 262_144 }, cost });

describe('data compare', () => {
  const file = JSON.stringify(
    moonshot({
      'kimi-k2.5': entry('kimi-k2.5', { input: 0.7, output: 3, cache_read: 0.1 }),
      'kimi-k2-thinking': entry('kimi-k2-thinking', { input: 0.6, output: 2.5 }),
      'kimi-k9': entry('kimi-k9', { input: 1, output: 5 }),
    }),
  );

  test('one changed, one missing and one new price are exactly three findings', () => {
    const { status, stdout } = compare(file, '--json');
    expect(status).toBe(0);
    expect((JSON.parse(stdout) as { findings: object[] }).findings).toEqual([
      {
        status: 'differs',
        model: 'kimi-k2.5',
        offered: { provider: 'moonshotai', model: 'kimi-k2.5' },
        prices: [{ kind: 'input', ours: 0.6, theirs: 0.7 }],
      },
      {
        status: 'missing',
        model: 'kimi-k2-thinking',
        offered: { provider: 'moonshotai', model: 'kimi-k2-thinking' },
        prices: [{ kind: 'cached-input', ours: 0.15 }],
      },
      {
        status: 'new',
        offered: { provider: 'moonshotai', model: 'kimi-k9' },
        prices: [
          { kind: 'input', theirs: 1 },
          { kind: 'output', theirs: 5 },
        ],
      },
    ]);
  });

  test('as a table: each price with both figures, then the count, and what was not compared', () => {
    const { status, stdout } = compare(file);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^differs +kimi-k2\.5 +moonshotai\/kimi-k2\.5 +input +0\.6 +0\.7$/m);
    expect(stdout).toMatch(/^missing +kimi-k2-thinking +\S+ +cached-input +0\.15 +–$/m);
    expect(stdout).toMatch(/^new +kimi-k9 +moonshotai\/kimi-k9 +output +– +5$/m);
    expect(stdout).toContain('differing 1, missing in the file 1, new 1');
    expect(stdout).toMatch(/Not compared, since the file has none of their providers: .*glm-5/);
    expect(stdout).toMatch(/Not compared, since the file is in US dollars: \d+ lists in CNY/);
  });

  test('a price by the length of the input has a row for each tier', () => {
    const cost = { input: 0.6, output: 3, cache_read: 0.1, tiers: [{ input: 1.2, output: 6, tier: { type: 'context', size: 200_000 } }] };
    const { stdout } = compare(JSON.stringify(moonshot({ 'kimi-k2.5': entry('kimi-k2.5', cost) })));
    expect(stdout).toMatch(/^new +kimi-k2\.5 +moonshotai\/kimi-k2\.5 +input, input over 200,000 +– +1\.2$/m);
  });

  test.each(['not json', '[]', '{"moonshotai": {}}'])('a file that holds “%s” is explained in both languages', (content) => {
    const { status, stdout, stderr } = compare(content);
    expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
    expect(stderr).toMatch(/不是 models\.dev 的 api\.json[\s\S]*is not the api\.json of models\.dev/);
    expect(stderr).not.toContain('    at ');
  });

  test('a file that is not there, and none at all', () => {
    const run = (...args: readonly string[]) => spawnSync(process.execPath, [cli, 'data', 'compare', ...args], { cwd: folder, encoding: 'utf8' });
    const absent = run(join(folder, 'none.json'));
    expect(absent.status).toBe(1);
    expect(absent.stderr).toMatch(/读不了[\s\S]*I cannot read/);
    expect(run()).toMatchObject({ status: 2, stdout: '' });
  });
});
