/** A house takes a newer release from an address: over real HTTP, with files as they should be and as they should not. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createCatalog } from '#src/catalog/catalog.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { type Body, hashOf, type Release, releaseOf, releaseText } from '#src/catalog/release/release.ts';
import type { Catalog } from '#src/catalog/types.ts';
import { createDownload, type DownloadLimits } from '#src/download.ts';
import { followRelease } from '#src/follow-release.ts';
import { silentLog } from '#src/silent-log.ts';
import { type LoopbackFile, loopbackFile } from '#support/loopback-file.ts';
import { startServer } from '#support/server.ts';

const own = loadCatalog(dataDir);
const { hash: _, ...body } = releaseOf(own);
const signed = (changed: Body): string => releaseText({ hash: hashOf(JSON.parse(JSON.stringify(changed)) as Body), ...changed } as Release);
const named = (en: string, changes: Partial<Body> = {}): Body => ({
  ...body,
  ...changes,
  plans: body.plans.map((plan) => (plan.id === 'ark-lite' ? { ...plan, names: { zh: en, en } } : plan)),
});

let file: LoopbackFile;
beforeEach(async () => {
  file = await loopbackFile();
});
afterEach(() => file.close());

describe('what is in force after a look', () => {
  async function afterLook(limits: DownloadLimits = {}, inForce = own) {
    let catalog: Catalog = inForce;
    const reasons: string[] = [];
    const following = followRelease({
      url: file.url,
      download: createDownload(limits),
      inForce: () => releaseOf(catalog),
      put: async (data) => {
        catalog = createCatalog(data);
      },
      explain: (error) => {
        reasons.push(String(error));
        return String(error);
      },
      log: silentLog,
    });
    await following.again();
    following.close();
    return { name: catalog.get('plan', 'ark-lite')?.names.en, refused: following.refused(), reason: reasons.join('\n'), catalog };
  }
  const asBefore = { name: 'Ark Lite', refused: false };

  test('a changed one of the same day, and of a later one', async () => {
    file.serve(signed(named('Ark Feather')));
    expect(await afterLook()).toMatchObject({ name: 'Ark Feather', refused: false });
  });

  test('the same is not fetched twice, and nothing changes', async () => {
    file.serve(releaseText(releaseOf(own)));
    const { catalog } = await afterLook();
    expect(catalog).toBe(own);
    expect(file.asked()).toBe(2);
  });

  test('an older one is left alone', async () => {
    const later = createCatalog({
      ...own,
      sources: { ...own.sources, 'codepick-zh': { ...own.sources['codepick-zh'], date: '2026-12-24' } },
    } as Catalog);
    file.serve(signed(named('Ark Feather')));
    expect(await afterLook({}, later)).toMatchObject(asBefore);
  });

  test.each<readonly [string, string | Parameters<LoopbackFile['serve']>[0], RegExp]>([
    ['cut off', signed(named('Ark Feather')).slice(0, 50_000), /JSON/],
    ['changed after it was signed', signed(named('Ark Feather')).replaceAll('Ark Feather', 'Ark Forged'), /hash/],
    [
      'with one unsound fact',
      signed(named('Ark Feather', { lines: body.lines.map((line, at) => (at > 0 ? line : { ...line, vendor: 'nobody' })) })),
      /no such vendor/,
    ],
    ['a page instead', '<html>Sign in</html>', /JSON/],
    ['an error of the host', (response) => response.writeHead(500).end('no'), /HTTP 500/],
    ['a connection that breaks off', (response) => response.writeHead(200, { 'content-length': '5000' }).write('{', () => response.destroy()), /./],
    ['no text', (response) => response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0xfd])), /./],
  ])('refused whole: %s', async (_name, how, reason) => {
    file.serve(how);
    const found = await afterLook();
    expect(found).toMatchObject({ name: 'Ark Lite', refused: true, reason: expect.stringMatching(reason) });
    expect(found.catalog).toBe(own);
  });

  test('a huge one is not read to its end', async () => {
    let gone = false;
    file.serve((response) => {
      response.on('close', () => {
        gone = true;
      });
      const more = () => {
        while (!gone && response.write(Buffer.alloc(65_536, ' ')));
      };
      response.on('drain', more);
      more();
    });
    expect(await afterLook({ mostBytes: 1_000_000 })).toMatchObject({
      name: 'Ark Lite',
      refused: true,
      reason: expect.stringContaining('more than 1000000 bytes'),
    });
    await expect.poll(() => gone).toBe(true);
  });

  test('one that never comes is not waited for', async () => {
    file.serve(() => undefined);
    expect(await afterLook({ patienceMs: 200 })).toMatchObject({ name: 'Ark Lite', refused: true });
  });
});

test('DATA_URL: the running program takes it, refuses a broken one with its reason, and keeps the last good', async () => {
  file.serve(signed(named('Ark Feather')));
  const server = await startServer({ LOG_LEVEL: 'info', DISCORD_TOKEN: '', FEISHU_APP_ID: '', FEISHU_APP_SECRET: '', DATA_URL: file.url });
  const inForce = async () => {
    const release = (await (await fetch(`${server.url}/api.json`)).json()) as Release;
    return (release.plans.find(({ id }) => id === 'ark-lite')?.['names'] as { readonly en: string } | undefined)?.en;
  };
  const refused = async () => /^suanpan_data_refused (\d)$/m.exec(await (await fetch(`${server.url}/metrics`)).text())?.[1];
  try {
    await expect.poll(inForce, { timeout: 60_000, interval: 300 }).toBe('Ark Feather');
    expect(await refused()).toBe('0');
    file.serve(signed(named('Ark Broken')).slice(0, 9000));
    // Reads the folder again and looks for a release again.
    process.kill(server.pid, 'SIGHUP');
    await expect.poll(refused, { timeout: 60_000, interval: 300 }).toBe('1');
    expect(server.output()).toMatch(/发布的数据没有采用.* \/ The released data was refused/);
    expect(await inForce()).toBe('Ark Feather');
  } finally {
    expect(await server.stop()).toBe(0);
  }
});
