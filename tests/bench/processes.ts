/** The programs that are measured, each a process of its own: the product as shipped, and clients that have only the SDK. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Loopback, startLoopback } from '#support/discord/loopback.ts';
import { type LoopbackFeishu, startFeishu } from '#support/feishu/server.ts';
import { startInstance, type World } from '#support/instance.ts';
import { startServer } from '#support/server.ts';

export type Program = { readonly pid: number; stop(): Promise<unknown> };
/** A program with the platform that it is connected to. */
export type Side<P = Loopback | LoopbackFeishu> = Program & { readonly platform: P };

const LIFT = `--import=${new URL('./lift.ts', import.meta.url)}`;

/** Its own limits lifted, on both sides alike. */
async function lifted<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `${before ?? ''} ${LIFT}`;
  try {
    return await work();
  } finally {
    if (before === undefined) delete process.env['NODE_OPTIONS'];
    else process.env['NODE_OPTIONS'] = before;
  }
}

export const newDiscord = (): Promise<Loopback> => startLoopback({ guilds: 25, judged: false });
export const newFeishu = (): Promise<LoopbackFeishu> => startFeishu({ perSecond: Number.POSITIVE_INFINITY, judged: false });

async function startBare(file: string, env: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawn(process.execPath, [new URL(file, import.meta.url).pathname], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  return {
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** `card`: what it answers with, as JSON. */
export const startBareDiscord = ({ world, apiUrl }: Loopback, card = '{"content":"ok"}') =>
  startBare('./bare-discord.ts', { DISCORD_TOKEN: world.token, DISCORD_API_URL: apiUrl, BARE_CARD: card });
export const startBareFeishu = ({ options, url }: LoopbackFeishu, card: string) =>
  startBare('./bare-feishu.ts', { FEISHU_APP_ID: options.appId, FEISHU_APP_SECRET: options.appSecret, FEISHU_DOMAIN: url, BARE_CARD: card });

async function ready({ url }: { readonly url: string }): Promise<void> {
  while (!(await fetch(`${url}/readyz`)).ok) await wait(5);
}

async function withFile<T>(start: (store: string) => Promise<T & Program>): Promise<T & Program> {
  const folder = mkdtempSync(join(tmpdir(), 'suanpan-bench-'));
  const program = await start(`sqlite:${join(folder, 'store.sqlite')}`);
  return { ...program, stop: () => program.stop().finally(() => rmSync(folder, { recursive: true })) };
}

/** The product on both platforms, with its store in a file, ready. */
export const startOurs = (world: World): Promise<Program> =>
  lifted(() =>
    withFile(async (store) => {
      const server = await startInstance(world, store, { http: false });
      await ready(server);
      return server;
    }),
  );

/** The product on Discord alone, as it is installed. */
export const startOursOnDiscord = ({ world, apiUrl, publicKey }: Loopback): Promise<Program> =>
  withFile(async (store) => {
    const discord = { DISCORD_TOKEN: world.token, DISCORD_APP_ID: world.appId, DISCORD_PUBLIC_KEY: publicKey, DISCORD_API_URL: apiUrl };
    const server = await startServer({ STORE_URL: store, LOG_LEVEL: 'warn', ...discord });
    await ready(server);
    return server;
  });

export type Sides = {
  readonly discord: { readonly ours: Side<Loopback>; readonly bare: Side<Loopback> };
  readonly feishu: { readonly ours: Side<LoopbackFeishu>; readonly bare: Side<LoopbackFeishu> };
  stop(): Promise<void>;
};

/** `cards`: what the product says to the commonest question, for the bare clients to say the same. */
export async function startSides(cards: (ours: World) => Promise<{ readonly discord: string; readonly feishu: string }>): Promise<Sides> {
  const [discord, bareDiscord, feishu, bareFeishu] = [await newDiscord(), await newDiscord(), await newFeishu(), await newFeishu()];
  const ours = await startOurs({ discord, feishu });
  const said = await cards({ discord, feishu });
  const [one, other] = await lifted(() => Promise.all([startBareDiscord(bareDiscord, said.discord), startBareFeishu(bareFeishu, said.feishu)]));
  return {
    discord: { ours: { ...ours, platform: discord }, bare: { ...one, platform: bareDiscord } },
    feishu: { ours: { ...ours, platform: feishu }, bare: { ...other, platform: bareFeishu } },
    stop: async () => {
      await Promise.all([ours.stop(), one.stop(), other.stop()]);
      await Promise.all([discord, bareDiscord].map((each) => each.stop()));
      await Promise.all([feishu, bareFeishu].map((each) => each.close()));
    },
  };
}
