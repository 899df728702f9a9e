/** The composition root: settings, log, store, data, app, platforms; and their end. */
import { randomBytes } from 'node:crypto';
import { closeSync, openSync } from 'node:fs';
import { flushCompileCache } from 'node:module';
import type { Worker } from 'node:worker_threads';
import { createActText } from './command/act-text.ts';
import { type Config, loadConfig } from './config.ts';
import { createLocalizers } from './i18n/localizers.ts';
import { createLogger } from './log.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { openStore } from './open-store.ts';
import { platformList } from './platform-list.ts';
import { keptPictures } from './platforms/kept-pictures.ts';
import { isLoopback } from './platforms/loopback.ts';
import type { Platform, PlatformDeps } from './platforms/platform.ts';
import { listen } from './platforms/web/listen.ts';
import { createPeerOf } from './platforms/web/peer.ts';
import { createMetricsWeb, createWeb } from './platforms/web/web.ts';
import { createShutdown, type Shutdown } from './shutdown.ts';
import { explain } from './start-error.ts';
import { type HouseApart, startHouse } from './thread/house.ts';
import { dayOf } from './today.ts';

type Loaded = readonly { readonly name: string; readonly create: ((deps: PlatformDeps) => Platform) | undefined }[];

const loadPlatforms = (config: Config): Promise<Loaded> =>
  Promise.all(platformList.map(async (entry) => ({ name: entry.name, create: await entry.load(config) })));

function createPlatforms(loaded: Loaded, metrics: Metrics, deps: Omit<PlatformDeps, 'meter'>): readonly Platform[] {
  return loaded.flatMap(({ name, create }) => create?.({ ...deps, meter: metrics.meterOf(name) }) ?? []);
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

/** The data is read again on SIGHUP, and by itself when its folder changes. */
function renewOnSignal(house: HouseApart, shutdown: Shutdown): void {
  process.on('SIGHUP', () => {
    if (terminalIsGone()) void shutdown.now().finally(() => process.exit(0));
    else void house.renew();
  });
}

async function start(config: Config, thread: Worker): Promise<void> {
  const log = createLogger({ level: config.logLevel, secrets: config.secrets });
  const shutdown = createShutdown(log);
  const metrics = createMetrics();
  const store = metrics.counted(await openStore(config.storeUrl, log));
  shutdown.add('store', () => store.close());
  // What cannot go on ends the process, in order: whoever runs it restarts it, with better settings.
  const fatal = (error: Error) => {
    process.stderr.write(`${explain(error)}\n`);
    void shutdown.now().finally(() => process.exit(1));
  };
  const localizers = createLocalizers();
  // The one is read while the other is loaded.
  const [house, loaded] = await Promise.all([
    startHouse({ thread, config, store, log, localizers, observe: metrics.observe, ofModel: metrics.ofModel, fatal }),
    loadPlatforms(config),
  ]);
  shutdown.add('house', house.close);
  renewOnSignal(house, shutdown);
  const { commands } = house;
  const { draw } = keptPictures(house.draw);
  const shared = { dispatch: house.dispatch, complete: house.complete, commands, localizers };
  const { defaultLang, proxy } = config;
  const platforms = createPlatforms(loaded, metrics, {
    ...shared,
    defaultLang,
    actText: createActText(commands),
    draw,
    store,
    log,
    fatal,
    ...(proxy ? { proxy } : {}),
  });
  shutdown.add('questions', house.drain);
  metrics.watch({
    waiting: async () => (await Promise.all(platforms.map((platform) => platform.waiting()))).reduce((sum, each) => sum + each, house.waiting()),
    data: house.data,
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
  const peerOf = createPeerOf(config.trustedProxies);
  const playgroundDeps = { ...shared, peerOf, drawChart: draw, today: () => dayOf(new Date()), ...(token === undefined ? {} : { token }) };
  // Beside a platform it is rarely wanted, and brings the previews of all of them.
  const playground = config.playground ? (await import('./platforms/web/playground.ts')).createPlayground(playgroundDeps) : undefined;
  const web = createWeb({
    peerOf,
    notReady,
    release: house.release,
    mounts: platforms.flatMap(({ mount }) => mount ?? []),
    ...(metricsPort === undefined ? { metrics: metrics.read } : {}),
    ...(playground ? { playground } : {}),
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

/** Resolves when it serves. `thread`: the one that answers. What cannot be ends the process, and is told on stderr. */
export async function serve(thread: Worker): Promise<void> {
  try {
    await start(loadConfig(), thread);
    flushCompileCache();
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  }
}
