/** What docs/operate.md, the image and the compose file name is there. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '#src/config.ts';
import { createMetrics } from '#src/metrics.ts';

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
    services: { suanpan: { environment: Record<string, string>; deploy: { replicas: number } } };
  };
  expect(readConfig({ ...Object.fromEntries(image), ...services.suanpan.environment })).toMatchObject({
    host: '0.0.0.0',
    port: 8787,
    metricsPort: 9464,
    playground: false,
    storeUrl: 'redis://redis:6379',
  });
  expect(services.suanpan.deploy.replicas).toBe(2);
});
