/** One instance of the real program, on both loopbacks. */
import type { Loopback } from '#support/discord/loopback.ts';
import type { LoopbackFeishu } from '#support/feishu/server.ts';
import { signed } from '#support/feishu/webhook.ts';
import { type RunningServer, startServer } from '#support/server.ts';

const SEAL = 'encrypt-key';

export type World = { readonly discord: Loopback; readonly feishu: LoopbackFeishu };

type Terms = { readonly http: boolean; readonly more?: Readonly<Record<string, string>> };

/** `http`: events are posted to it, else it holds its own connections. `more`: further settings. */
export function startInstance({ discord, feishu }: World, store: string, { http, more = {} }: Terms): Promise<RunningServer> {
  return startServer({
    STORE_URL: store,
    LOG_LEVEL: 'warn',
    DISCORD_TOKEN: discord.world.token,
    DISCORD_APP_ID: discord.world.appId,
    DISCORD_PUBLIC_KEY: discord.publicKey,
    DISCORD_API_URL: discord.apiUrl,
    DISCORD_MODE: http ? 'http' : 'gateway',
    FEISHU_APP_ID: feishu.options.appId,
    FEISHU_APP_SECRET: feishu.options.appSecret,
    FEISHU_DOMAIN: feishu.url,
    FEISHU_MODE: http ? 'webhook' : 'ws',
    FEISHU_ENCRYPT_KEY: SEAL,
    FEISHU_VERIFICATION_TOKEN: 'verification',
    ...more,
  });
}

const post = (url: string, event: unknown): Promise<Response> => fetch(`${url}/webhooks/feishu`, { method: 'POST', ...signed(event, SEAL) });

/** Posts a Feishu event, sealed, to an instance or what stands before it; whether it was acknowledged. */
export async function postFeishu(url: string, event: unknown): Promise<boolean> {
  const answer = await post(url, event).catch(() => undefined);
  return answer?.status === 200;
}

/** The same for a press: what it is answered with. */
export async function pressFeishu(url: string, event: unknown): Promise<unknown> {
  return (await post(url, event)).json();
}
