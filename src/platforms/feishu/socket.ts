/** The long connection: opened once, opened again by the SDK whenever it breaks, and watched, because a dead peer says nothing. */
import { type EventDispatcher, LoggerLevel, WSClient } from '@larksuiteoapi/node-sdk';
import type { Logger } from '#src/log.ts';
import { quietLogger } from './sdk-log.ts';
import { proxyAgent } from './way-out.ts';

export type Socket = { open(dispatcher: EventDispatcher): void; isOpen(): boolean; close(): void };

export type SocketDeps = {
  readonly appId: string;
  readonly appSecret: string;
  readonly domain: string;
  readonly log: Logger;
  readonly proxy?: string;
  /** The line broke and is being opened again. */
  readonly onReconnecting: () => void;
  /** Feishu refused for good: wrong secret, long connection not allowed. The SDK gives up then. */
  readonly onRefused: (reason: string) => void;
};

const HANDSHAKE_MS = 10_000;
/** Seconds after a ping in which anything must come back. */
const PONG_SECONDS = 10;

export function createSocket({ appId, appSecret, domain, log, proxy, onReconnecting, onRefused }: SocketDeps): Socket {
  let open = false;
  const set = (value: boolean, words: string) => () => {
    open = value;
    log.info(words);
  };
  const setBroken = set(false, 'the line to Feishu broke; connecting again');
  const client = new WSClient({
    appId,
    appSecret,
    domain,
    logger: quietLogger(log),
    loggerLevel: LoggerLevel.error,
    autoReconnect: true,
    handshakeTimeoutMs: HANDSHAKE_MS,
    wsConfig: { pingTimeout: PONG_SECONDS },
    ...(proxy ? { agent: proxyAgent(proxy) } : {}),
    onReady: set(true, 'connected to Feishu'),
    onReconnecting: () => {
      setBroken();
      onReconnecting();
    },
    onReconnected: set(true, 'connected to Feishu again'),
    onError: (error) => {
      open = false;
      onRefused(error.message);
    },
  });
  return {
    // `start` resolves or not with the first attempt; `onReady` tells.
    open: (eventDispatcher) => void client.start({ eventDispatcher }).catch((error: unknown) => onRefused(String(error))),
    isOpen: () => open,
    close: () => client.close({ force: true }),
  };
}
