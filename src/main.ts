/** The composition root: settings, log, store, data, app, platforms; and their end. */
import { serve } from '@hono/node-server';
import { createLimiter, type Limiter } from './app/limit.ts';
import { type Config, loadConfig } from './config.ts';
import { UserError } from './errors.ts';
import { createHouse } from './house.ts';
import { createLogger } from './log.ts';
import { createMetrics } from './metrics.ts';
import { platformList } from './platform-list.ts';
import { createDrawChart } from './platforms/discord/draw-chart.ts';
import type { Platform, PlatformDeps } from './platforms/platform.ts';
import { createWeb } from './platforms/web/web.ts';
import { createShutdown } from './shutdown.ts';
import { explain } from './start-error.ts';
import { createStore } from './state/create-store.ts';
import type { Store } from './state/store.ts';

/** A chat needs far less; a script that hammers the bot is slowed down. */
const PER_PERSON = { points: 60, seconds: 60 };

/** The playground is for one's own machine: nobody else is kept waiting there. */
function createDoorkeeper(): Limiter {
  const limiter = createLimiter(PER_PERSON);
  return { take: async (key) => (key.startsWith('web:') ? undefined : limiter.take(key)) };
}

async function createPlatforms(config: Config, deps: PlatformDeps): Promise<readonly Platform[]> {
  const created = await Promise.all(platformList.map((entry) => entry.create(config, deps)));
  return created.filter((platform) => platform !== undefined);
}

async function openStore(url: string): Promise<Store> {
  try {
    return await createStore(url);
  } catch (error) {
    // An AggregateError (one address refused on IPv4 and IPv6) has an empty message.
    throw new UserError('start.store', { reason: error instanceof Error ? error.message || error.name : String(error) });
  }
}

async function start(config: Config): Promise<void> {
  const log = createLogger({ level: config.logLevel, secrets: config.secrets });
  const shutdown = createShutdown(log);
  const store = await openStore(config.storeUrl);
  shutdown.add('store', () => store.close());
  const metrics = createMetrics();
  const house = createHouse({ store, log, defaultLang: config.defaultLang, limiter: createDoorkeeper(), observe: metrics.observe });
  house.warm();
  const { app, localizers, today } = house;
  const shared = { dispatch: app.dispatch, complete: app.complete, commands: app.commands, localizers };
  const { defaultLang, proxy } = config;
  // A platform that cannot go on ends the process, in order: whoever runs it restarts it, with better settings.
  const fatal = (error: Error) => {
    process.stderr.write(`${explain(error)}\n`);
    void shutdown.now().finally(() => process.exit(1));
  };
  const platforms = await createPlatforms(config, { ...shared, defaultLang, actText: app.actText, store, log, fatal, ...(proxy ? { proxy } : {}) });
  shutdown.add('questions', app.drain);

  const notReady = async (): Promise<readonly string[]> => {
    const storeAnswers = await store.ping().then(
      () => true,
      () => false,
    );
    return [...(storeAnswers ? [] : ['store']), ...platforms.filter((platform) => !platform.ready()).map(({ name }) => name)];
  };
  const web = createWeb({
    notReady,
    metrics: metrics.read,
    mounts: platforms.flatMap(({ mount }) => mount ?? []),
    ...(config.playground ? { playground: { ...shared, drawChart: createDrawChart(), today } } : {}),
  });
  const { host } = config;
  await new Promise<void>((listening, failed) => {
    const server = serve({ fetch: web.fetch, hostname: host, port: config.port }, ({ port }) => {
      process.stdout.write(`Suanpan 算盘  http://${host.includes(':') ? `[${host}]` : host}:${port}\n`);
      listening();
    });
    server.once('error', failed);
    shutdown.add('http', () => new Promise((closed) => server.close(() => closed())));
  });
  await Promise.all(
    platforms.map(async (platform) => {
      shutdown.add(platform.name, () => platform.stop());
      await platform.start();
      log.info({ platform: platform.name }, 'started');
    }),
  );
}

try {
  await start(loadConfig());
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exit(1);
}
