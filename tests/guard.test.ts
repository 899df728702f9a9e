import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

/** Runs the guard as if Node were another version. */
function guard(version: string) {
  const code = `Object.defineProperty(process.versions, 'node', { value: '${version}' }); import('./scripts/guard.mjs');`;
  return spawnSync(process.execPath, ['-e', code], { encoding: 'utf8' });
}

test('an old Node is told so in both languages, a new one is let through', () => {
  for (const version of ['12.22.0', '20.20.2', '24.14.9']) {
    const { status, stderr } = guard(version);
    expect(status).toBe(1);
    expect(stderr).toMatch(/24\.15 或更新[\s\S]*24\.15 or newer/);
    expect(stderr).toContain(version);
  }
  for (const version of ['24.15.0', '24.21.0', '25.0.0']) expect(guard(version)).toMatchObject({ status: 0, stderr: '' });
});

test('the guard asks for what package.json asks for', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } };
  const [, major, minor] = /^>=(\d+)\.(\d+)/.exec(engines.node) ?? [];
  expect(readFileSync('scripts/guard.mjs', 'utf8')).toContain(`[${major}, ${minor}]`);
});
