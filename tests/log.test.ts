import { expect, test } from 'vitest';
import { createLogger } from '#src/log.ts';

test('a secret is blotted out wherever a library puts it', () => {
  const lines: string[] = [];
  const log = createLogger({ level: 'info', secrets: ['s3cr3t/"x'], write: (line) => lines.push(line) });
  log.info({ url: `https://a/?k=${encodeURIComponent('s3cr3t/"x')}`, deep: { body: 'with s3cr3t/"x inside' } }, 's3cr3t/"x');
  log.child({ platform: 'p' }).error({ err: new Error('refused s3cr3t/"x') }, 'failed');
  log.info({ config: { headers: { authorization: 'Bearer abc' } }, discord: { token: 'abcdef' } });
  const text = lines.join('');
  expect(text).not.toContain('s3cr3t');
  expect(text).not.toMatch(/Bearer abc|abcdef/);
  expect(text.match(/\[secret\]/g)?.length).toBeGreaterThanOrEqual(6);
  expect(JSON.parse(lines[1] ?? '')).toMatchObject({ platform: 'p', msg: 'failed' });
});

test('a short secret does not blot out ordinary words', () => {
  const lines: string[] = [];
  createLogger({ level: 'info', secrets: ['a', ''], write: (line) => lines.push(line) }).info('a plan');
  expect(lines.join('')).toContain('a plan');
});
