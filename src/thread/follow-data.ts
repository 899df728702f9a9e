/** Which data is in force: the folder's, or a release of it. */
import { createCatalog } from '#src/catalog/catalog.ts';
import { dataDir } from '#src/catalog/load.ts';
import type { Data } from '#src/catalog/parse.ts';
import { releaseOf } from '#src/catalog/release/release.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Config } from '#src/config.ts';
import { createDownload } from '#src/download.ts';
import { UserError } from '#src/errors.ts';
import { followRelease } from '#src/follow-release.ts';
import type { House } from '#src/house.ts';
import type { Logger } from '#src/log.ts';
import { proxyFor } from '#src/platforms/proxy.ts';
import { keepCurrent } from '#src/reload.ts';
import { explain } from '#src/start-error.ts';

export type Followed = {
  /** Reads the folder again, and then looks for a release. */
  readonly again: () => Promise<void>;
  /** What is in force is older than what could be had, which cannot be used. */
  readonly refused: () => boolean;
};

/**
 * The data follows its folder, and releases of it where an address is set. Of the two the newer is in force; on the same day the release, so that a
 * folder that is merely read again does not take its place.
 */
export function followData(house: House, { dataUrl, proxy }: Pick<Config, 'dataUrl' | 'proxy'>, log: Logger): Followed {
  const explainAs = (key: 'errors:start.kept' | 'errors:start.keptRelease') => (error: unknown) =>
    explain(new UserError(key, { reason: error instanceof Error ? error.message : String(error) }));
  let released: Day | undefined;
  const putFolder = async (data: Data): Promise<void> => {
    if (released !== undefined && releaseOf(createCatalog(data)).newest <= released) {
      log.info({ dir: dataDir, released }, 'the folder is not newer than the release in force');
      return;
    }
    await house.renew(data);
    released = undefined;
  };
  const putRelease = async (data: Data): Promise<void> => {
    await house.renew(data);
    released = releaseOf(house.catalog()).newest;
  };
  const folder = keepCurrent({ dir: dataDir, explain: explainAs('errors:start.kept'), put: putFolder, log });
  const outgoing = dataUrl === undefined ? undefined : proxyFor(dataUrl, proxy);
  const releases =
    dataUrl === undefined
      ? undefined
      : followRelease({
          url: dataUrl,
          download: createDownload(outgoing === undefined ? {} : { proxy: outgoing }),
          inForce: () => releaseOf(house.catalog()),
          explain: explainAs('errors:start.keptRelease'),
          put: putRelease,
          log,
        });
  return {
    again: () => folder.again().then(() => releases?.again()),
    refused: () => folder.refused() || (releases?.refused() ?? false),
  };
}
