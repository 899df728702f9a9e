/** What the README promises is there: commands, settings, scripts, links. */
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { commands } from '#commands/index.ts';

const root = new URL('..', import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, root), 'utf8');
const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: Record<string, string> }).scripts);
/** The table of variables in the configuration. */
const settings = [...read('src/config.ts').matchAll(/^ {2}([A-Z]+(?:_[A-Z]+)*): \[/gm)].map(([, setting]) => setting);

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const text = read(name);

  test('shows every command, and none that is not there', () => {
    const shown = new Set([...text.matchAll(/`\/([a-z]+)\b/g)].map(([, command]) => command));
    for (const path of ['healthz', 'readyz', 'metrics']) shown.delete(path);
    expect([...shown].sort()).toEqual(
      commands
        .filter(({ hidden }) => !hidden)
        .map((command) => command.name)
        .sort(),
    );
  });

  test('names every setting that the configuration reads, and no other', () => {
    const table = text.split('\n').filter((line) => line.startsWith('| `'));
    const shown = new Set(table.flatMap((line) => [...line.matchAll(/`([A-Z]+(?:_[A-Z]+)*)`/g)].map(([, setting]) => setting)));
    const known = new Set(settings);
    expect([...shown].sort()).toEqual([...known].sort());
  });

  test('calls scripts that exist and links pages that exist', () => {
    for (const [, script] of text.matchAll(/npm run (?:--silent )?([a-z:]+)/g)) expect(scripts).toContain(script);
    for (const [, link] of text.matchAll(/\]\((?!http)([^)#]+)\)/g)) expect(existsSync(new URL(link ?? '', root)), link).toBe(true);
  });
});

test('.env.example offers every setting but the address that is for tests', () => {
  const offered = [...read('.env.example').matchAll(/^([A-Z_]+)=$/gm)].map(([, setting]) => setting);
  expect(offered.toSorted()).toEqual(settings.filter((setting) => setting !== 'DISCORD_API_URL').toSorted());
});
