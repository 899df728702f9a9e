/** What docs/operate.md, the image and the compose file name is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#src/config.ts';
import { createMetrics } from '#src/metrics.ts';

type Limits = { readonly limits: { readonly memory: string } };

const root = new URL('..', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const [chinese = '', english = ''] = read('docs/operate.md').split('\n---\n');

/** Names of a page's table of metrics; beside it a name stands with `suanpan_` and may have a histogram's ending. */
const tabled = (page: string): readonly string[] => {
  const rows = page.split('\n').filter((line) => /^\| `[a-z_]+`/.test(line));
  return rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([a-z_]+)`/g)].map(([, name]) => `suanpan_${name}`));
};
const quoted = (page: string): readonly string[] => [...page.matchAll(/suanpan_[a-z_]+[a-z]/g)].map(([name]) => name.replace(/_bucket$/, ''));

describe.each([
  ['Chinese', chinese],
  ['English', english],
])('the %s page', (_language, page) => {
  test('tells of every metric, and of none that is not there', async () => {
    const metrics = createMetrics();
    metrics.watch({ waiting: async () => 0, data: async () => ({ stale: 0, newest: 0, loadedAt: 0, refused: false }) });
    const names = [...(await metrics.read()).body.matchAll(/^# TYPE (suanpan_\w+)/gm)].map(([, name]) => name ?? '');
    expect(tabled(page).toSorted()).toEqual(names.toSorted());
    for (const name of quoted(page)) expect(names).toContain(name);
  });

  test('reckons with the milliseconds that it gives', () => {
    const rows = [...page.matchAll(/^\| .+ \| (\d+)–(\d+) \| (\d+)–(\d+) \|$/gm)].map((row) => row.slice(1).map(Number));
    expect(rows).toHaveLength(4);
    for (const [low = 0, high = 0, fewest, most] of rows) expect([fewest, most]).toEqual([1000 / high, 1000 / low].map(Math.round));
    // Seven of ten in words, one and a half each of /compare and /cost.
    const mixed = (at: number) => [0.7, 0.15, 0, 0.15].reduce((sum, share, row) => sum + share * (rows[row]?.[at] ?? 0), 0);
    const told = [...page.matchAll(/0\.7 × (\d+) \+ 0\.15 × (\d+) \+ 0\.15 × (\d+) ≈ \*\*(\d+) /g)].map((sum) => sum.slice(1).map(Number));
    expect(told).toEqual([0, 1].map((at) => [rows[0]?.[at], rows[1]?.[at], rows[3]?.[at], Math.round(mixed(at))]));
    const ms = told[1]?.[3] ?? 0;
    const rate = new RegExp(`0\\.7 ÷ ${(ms / 1000).toFixed(3)} ≈ \\*\\*\\D*([\\d.]+)`).exec(page)?.[1];
    expect(Number(rate)).toBeCloseTo(700 / ms, 1);
    const days = [...page.matchAll(/^\| (\d+ 万|\d[\d,]+) \| ([\d.]+) \| ([\d.]+) \| .+ \|$/gm)];
    expect(days).toHaveLength(4);
    for (const [, day = '', second, cores] of days) {
      const perSecond = Number(day.replace(/,/g, '').replace(' 万', '0000')) / 36_000;
      expect(second).toBe(perSecond < 10 ? perSecond.toFixed(1) : perSecond.toFixed(0));
      const needed = (perSecond * ms) / 700;
      expect(cores).toBe(needed < 0.1 ? needed.toFixed(2) : needed.toFixed(1));
    }
  });

  test('links pages that exist', () => {
    for (const [, link] of page.matchAll(/\]\((?!http|#)([^)#]+)\)/g)) expect(existsSync(new URL(`docs/${link}`, root)), link).toBe(true);
  });
});

test('the image copies what is there and what is let in', () => {
  const allowed = new Set([...read('.dockerignore').matchAll(/^!(.+)$/gm)].map(([, path]) => path));
  const copied = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths = '']) => paths.split(' '));
  expect(copied.length).toBeGreaterThan(5);
  for (const path of copied) {
    expect(existsSync(new URL(path, root)), path).toBe(true);
    expect(
      [...allowed].some((each) => each === path || each?.startsWith(`${path}/`)),
      path,
    ).toBe(true);
  }
});

test('the settings of the image and of the compose file are settings', () => {
  const image =
    /^ENV (.+)$/m
      .exec(read('Dockerfile'))?.[1]
      ?.split(' ')
      .map((pair) => pair.split('=', 2)) ?? [];
  const { services } = parse(read('compose.yaml')) as {
    services: {
      suanpan: { environment: Record<string, string>; deploy: { replicas: string; resources: Limits } };
      redis: { deploy: { resources: Limits } };
    };
  };
  expect(readConfig({ ...Object.fromEntries(image), ...services.suanpan.environment })).toMatchObject({
    host: '0.0.0.0',
    port: 8787,
    metricsPort: 9464,
    playground: false,
    storeUrl: 'redis://redis:6379',
  });
  // Two by default; one of them and the Redis leave a server with 1 GB (10⁹ bytes) room for itself.
  expect(services.suanpan.deploy.replicas).toMatch(/^\$\{INSTANCES:-2\}$/);
  const bytes = [services.suanpan, services.redis].map(({ deploy }) => Number.parseInt(deploy.resources.limits.memory, 10) * 2 ** 20);
  expect(bytes.reduce((sum, each) => sum + each, 0)).toBeLessThan(0.9e9);
});
