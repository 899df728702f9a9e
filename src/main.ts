/** The composition root: settings, log, store, data, app, platforms; and their end. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { createLimiter } from './app/limit.ts';
import { createCatalog } from './catalog/catalog.ts';
import { dataDir } from './catalog/load.ts';
import type { Data } from './catalog/parse.ts';
import { releaseOf, releaseText } from './catalog/release/release.ts';
import type { Day } from './catalog/schema.ts';
import { type Config, loadConfig } from './config.ts';
import { createDataAge } from './data-age.ts';
import { createDownload } from './download.ts';
import { UserError } from './errors.ts';
import { followRelease } from './follow-release.ts';
import { createHouse, type House } from './house.ts';
import { createLogger, type Logger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openStore } from './open-store.ts';
import { platformList } from './platform-list.ts';
import { createDrawChart } from './platforms/discord/draw-chart.ts';
import { isLoopback } from './platforms/loopback.ts';
import type { Platform, PlatformDeps } from './platforms/platform.ts';
import { proxyFor } from './platforms/proxy.ts';
import { listen } from './platforms/web/listen.ts';
import { createMetricsWeb, createWeb } from './platforms/web/web.ts';
import { keepCurrent } from './reload.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { explain } from './start-error.ts';
import { understanderFor } from './understander-for.ts';

/** A chat needs far less; a script that hammers the bot is slowed down. */
const PER_PERSON = { points: 60, seconds: 60 };

async function createPlatforms(config: Config, metrics: Metrics, deps: Omit<PlatformDeps, 'meter'>): Promise<readonly Platform[]> {
  const created = await Promise.all(platformList.map((entry) => entry.create(config, { ...deps, meter: metrics.meterOf(entry.name) })));
  return created.filter((platform) => platform !== undefined);
}

/** A closed terminal says SIGHUP too: then the program ends, as it always did. */
function terminalIsGone(): boolean {
  if (!process.stdout.isTTY) return false;
  try {
    closeSync(openSync('/dev/tty', 'r'));
    return false;
  } catch {
    return true;
  }
}

/**
 * The data follows its folder, and releases of it where an address is set. Of the two the newer is in force; on the same day the release, so that a
 * folder that is merely read again does not take its place.
 */
function followData(house: House, { dataUrl, proxy }: Config, log: Logger, shutdown: Shutdown): { readonly refused: () => boolean } {
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
  process.on('SIGHUP', () => {
    if (terminalIsGone()) void shutdown.now().finally(() => process.exit(0));
    else void folder.again().then(() => releases?.again());
  });
  shutdown.add('data', async () => {
    folder.close();
    releases?.close();
  });
  return { refused: () => folder.refused() || (releases?.refused() ?? false) };
}

async function start(config: Config): Promise<void> {
  const log = createLogger({ level: config.logLevel, secrets: config.secrets });
  const shutdown = createShutdown(log);
  const metrics = createMetrics();
  const store = metrics.counted(await openStore(config.storeUrl, log));
  shutdown.add('store', () => store.close());
  const { defaultLang, proxy, repo, logQuestions } = config;
  const understander = await understanderFor(config, { store, log, meter: metrics.ofModel });
  const house = createHouse({
    store,
    log,
    defaultLang,
    limiter: createLimiter(PER_PERSON),
    observe: metrics.observe,
    logQuestions,
    ...(repo ? { repo } : {}),
    ...(understander ? { understander } : {}),
  });
  house.warm();
  const following = followData(house, config, log, shutdown);
  const { app, localizers, today } = house;
  const age = createDataAge(house.catalog, today);
  const shared = { dispatch: app.dispatch, complete: app.complete, commands: app.commands, localizers };
  // A platform that cannot go on ends the process, in order: whoever runs it restarts it, with better settings.
  const fatal = (error: Error) => {
    process.stderr.write(`${explain(error)}\n`);
    void shutdown.now().finally(() => process.exit(1));
  };
  const platforms = await createPlatforms(config, metrics, {
    ...shared,
    defaultLang,
    actText: app.actText,
    store,
    log,
    fatal,
    ...(proxy ? { proxy } : {}),
  });
  shutdown.add('questions', app.drain);
  metrics.watch({
    waiting: async () => (await Promise.all(platforms.map((platform) => platform.waiting()))).reduce((sum, each) => sum + each, app.waiting()),
    data: () => ({ ...age(), refused: following.refused() }),
  });

  const notReady = async (): Promise<readonly string[]> => {
    const storeAnswers = await store.ping().then(
      () => true,
      () => false,
    );
    return [...(storeAnswers ? [] : ['store']), ...platforms.filter((platform) => !platform.ready()).map(({ name }) => name)];
  };
  const { host, metricsPort } = config;
  const token = config.playgroundToken ?? (isLoopback(host) ? undefined : randomBytes(18).toString('base64url'));
  const web = createWeb({
    notReady,
    release: () => {
      const release = releaseOf(house.catalog());
      return { text: releaseText(release), hash: release.hash };
    },
    mounts: platforms.flatMap(({ mount }) => mount ?? []),
    ...(metricsPort === undefined ? { metrics: metrics.read } : {}),
    ...(config.playground ? { playground: { ...shared, drawChart: createDrawChart(), today, ...(token === undefined ? {} : { token }) } } : {}),
  });
  if (metricsPort !== undefined) {
    const server = await listen(createMetricsWeb(metrics.read), host, metricsPort);
    shutdown.add('metrics', server.close);
    log.info({ port: server.port }, 'metrics');
  }
  const server = await listen(web, host, config.port);
  shutdown.add('http', server.close);
  // A token that nobody set is told here, and nowhere else.
  const key = config.playground && token !== undefined && config.playgroundToken === undefined ? `/?token=${token}` : '';
  process.stdout.write(`Suanpan 算盘  http://${host.includes(':') ? `[${host}]` : host}:${server.port}${key}\n`);
  await Promise.all(
    platforms.map(async (platform) => {
      shutdown.add(platform.name, () => platform.stop());
      await platform.start();
      log.info({ platform: platform.name }, platform.ready() ? 'started' : 'started; waiting for its connection');
    }),
  );
}

try {
  await start(loadConfig());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
