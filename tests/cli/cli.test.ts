import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const cli = join(import.meta.dirname, '../../src/cli.ts');
// An empty folder: a developer's own .env must not matter.
const folder = mkdtempSync(join(tmpdir(), 'suanpan-cli-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], { input = '', env = {} }: { input?: string; env?: Readonly<Record<string, string>> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [cli, ...args], {
    cwd: folder,
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', ...env },
  });
  return { status, stdout, stderr };
}

describe('ask', () => {
  test('prints the text card of a message', () => {
    const { status, stdout, stderr } = run(['ask', '--lang', 'zh', '/help']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain('我能做什么');
  });

  test('--json prints the batch object and the card; settings of platforms do not matter', () => {
    const { status, stdout } = run(['ask', '--json', '--as-of', '2026-02-26', '/help'], { env: { DISCORD_TOKEN: 'half a block' } });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ kind: 'answer', queries: [], ms: expect.any(Number), card: { title: 'What I can do' } });
  });

  test('--print-prompt prints what a model would be sent, and sends nothing', () => {
    const env = { LLM_BASE_URL: 'http://127.0.0.1:9/v1', LLM_API_KEY: 'x', LLM_MODEL: 'm' };
    const { status, stdout, stderr } = run(['ask', '--print-prompt', '--as-of', '2026-11-30', 'glm lite 多少钱'], { env });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const { messages } = JSON.parse(stdout) as { messages: { role: string; content: string }[] };
    expect(messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(messages.at(-1)?.content).toMatch(/\nglm lite 多少钱$/);
  });

  test('with a model that is not there the rules answer, and the person is told why; --rules leaves it out', () => {
    const env = { LLM_BASE_URL: 'http://127.0.0.1:9/v1', LLM_API_KEY: 'x', LLM_MODEL: 'm' };
    const told = run(['ask', '--as-of', '2026-11-30', 'glm lite price?'], { env });
    expect(told.stdout).toContain('¥118');
    expect(told.stderr).toMatch(/LLM: network/);
    expect(run(['ask', '--rules', '--as-of', '2026-11-30', 'glm lite price?'], { env })).toMatchObject({ status: 0, stderr: '' });
    const wrong = run(['ask', 'hi'], { env: { LLM_MODEL: 'm' } });
    expect(wrong).toMatchObject({ status: 1, stderr: expect.stringContaining('LLM_BASE_URL') as unknown });
  });

  test('--batch answers JSON lines', () => {
    const { status, stdout } = run(['ask', '--batch'], { input: '{"id":1,"text":"/help"}\nnope\n' });
    expect(status).toBe(0);
    expect(
      stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).kind),
    ).toEqual(['answer', 'unknown']);
  });

  test.each([
    [['ask']],
    [['ask', '--lang', 'fr', 'x']],
    [['ask', '--as-of', '2026-02-30', 'x']],
    [['ask', '--nope', 'x']],
    [['ask', '--lang']],
    [['what']],
    [[]],
  ])('bad options %j are explained in both languages, exit 2', (args) => {
    const { status, stdout, stderr } = run(args);
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toMatch(/用法[\s\S]*Usage/);
  });
});

describe('register', () => {
  test('without any platform says what to set', () => {
    const { status, stdout } = run(['register', '--dry-run'], { env: { DEFAULT_LANG: 'zh' } });
    expect(status).toBe(1);
    expect(stdout).toContain('没有配置任何平台');
  });

  test('with half a block says what is missing, in both languages, and shows no secret', () => {
    const { status, stderr } = run(['register'], { env: { DISCORD_TOKEN: 'very-secret-token' } });
    expect(status).toBe(1);
    expect(stderr).toContain('缺少 DISCORD_APP_ID');
    expect(stderr).toContain('DISCORD_APP_ID is missing');
    expect(stderr).not.toContain('very-secret');
  });
});

describe('data', () => {
  test('export writes the release, its schema and the tables; coverage and stale tell vendors apart', () => {
    expect(run(['data', 'export', '--out', join(folder, 'out')])).toMatchObject({ status: 0, stderr: '' });
    const { hash, plans } = JSON.parse(readFileSync(join(folder, 'out', 'api.json'), 'utf8'));
    expect(hash).toMatch(/^[0-9a-f]{64}$/);
    expect(JSON.parse(readFileSync(join(folder, 'out', 'api.schema.json'), 'utf8')).properties).toHaveProperty('plans');
    const entities = readFileSync(join(folder, 'out', 'csv', 'entities.csv'), 'utf8')
      .trim()
      .split('\r\n');
    expect(entities.filter((row) => row.startsWith('plan,'))).toHaveLength(plans.length);

    const { byVendor } = JSON.parse(run(['data', 'coverage', '--as-of', '2026-11-22', '--json']).stdout);
    expect(byVendor.reduce((sum: number, each: { plans: number }) => sum + each.plans, 0)).toBe(plans.length);
    const [most] = byVendor.toSorted((a: { stale: number }, b: { stale: number }) => b.stale - a.stale);
    const stale = JSON.parse(run(['data', 'stale', '--as-of', '2026-11-22', '--vendor', most.vendor, '--json']).stdout);
    expect(stale).toHaveLength(most.stale);
    expect(new Set(stale.map(({ vendor }: { vendor: string }) => vendor))).toEqual(new Set([most.vendor]));
    expect(run(['data', 'stale', '--vendor', 'nobody'])).toMatchObject({ status: 2, stderr: expect.stringMatching(/nobody[\s\S]*nobody/) });
  });

  test('check names what is wrong and ends with 1', () => {
    const { status, stdout } = run(['data', 'check', '--dir', join(folder, 'none')]);
    expect(status).toBe(1);
    expect(stdout).toContain('no such folder\n1 problem.');
  });

  test('coverage counts entities, facts, sources, conflicts and stale facts', () => {
    const { status, stdout } = run(['data', 'coverage', '--as-of', '2026-02-26']);
    expect(status).toBe(0);
    for (const line of [
      /^plans +\d+$/m,
      /^sources +\d+$/m,
      /^facts +\d+$/m,
      /^conflicts on 2026-02-26 +\d+$/m,
      /^stale facts on 2026-02-26 +\d+$/m,
    ]) {
      expect(stdout).toMatch(line);
    }
  });

  test('stale lists facts by age with where to look', () => {
    const { status, stdout } = run(['data', 'stale', '--as-of', '2026-11-22', '--days', '60', '--json']);
    expect(status).toBe(0);
    const facts = JSON.parse(stdout) as { age: number; link: string }[];
    expect(facts.length).toBeGreaterThan(0);
    expect(facts.map(({ age }) => age)).toEqual(facts.map(({ age }) => age).toSorted((a, b) => b - a));
    expect(facts.every(({ age }) => age > 60)).toBe(true);
    expect(facts.some(({ link }) => link.startsWith('https://'))).toBe(true);
  });
});
