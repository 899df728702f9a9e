/** The gateway side over `ws`: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and every way a connection can go wrong. */
import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { placeJson } from './events.ts';
import { type Json, userJson, type World } from './world.ts';

type Packet = { readonly op: number; readonly d?: unknown; readonly s?: number; readonly t?: string };
type Session = {
  readonly id: string;
  readonly shard: readonly [number, number];
  readonly intents: number;
  sequence: number;
  readonly sent: Packet[];
  socket?: WebSocket;
};

export type GatewayOptions = {
  /** Milliseconds between heartbeats, told in HELLO. */
  readonly heartbeat?: number;
  /** Intents (bits) that this bot was not granted. */
  readonly disallowed?: number;
};

export type Gateway = {
  /** Sends an event to the shards that it concerns; kept for a resume while no one is connected. */
  dispatch(type: string, data: unknown, guildId?: string): void;
  /** Drops every connection without a closing handshake. */
  cut(): void;
  /** op 7: asks the client to connect again and resume. */
  reconnect(): void;
  /** op 9: the session is not valid (`resumable`: it may be resumed at once). */
  invalidate(resumable: boolean): void;
  /** Closes every connection with this code. */
  close(code: number): void;
  /** While true, heartbeats are not answered. */
  deaf: boolean;
  /** What clients said so far, by name. */
  readonly heard: string[];
  connected(): number;
  stop(): void;
};

const MESSAGE_CONTENT = 1 << 15;
const shardOf = (guildId: string | undefined, count: number): number => (guildId ? Number((BigInt(guildId) >> 22n) % BigInt(count)) : 0);

export function createGateway(world: World, server: Server, url: () => string, { heartbeat = 45_000, disallowed = 0 }: GatewayOptions = {}): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const heard: string[] = [];
  const state = { deaf: false };

  const send = (socket: WebSocket, packet: Packet): void => {
    if (socket.readyState === socket.OPEN) socket.send(JSON.stringify({ s: null, t: null, ...packet }));
  };

  const emit = (session: Session, type: string, data: unknown): void => {
    session.sequence += 1;
    const packet: Packet = { op: 0, t: type, s: session.sequence, d: data };
    session.sent.push(packet);
    if (session.socket) send(session.socket, packet);
  };

  const ready = (session: Session): void => {
    const guilds = world.guilds.filter((guild) => shardOf(guild.id, session.shard[1]) === session.shard[0]);
    emit(session, 'READY', {
      v: 10,
      user: userJson(world.bot),
      session_id: session.id,
      resume_gateway_url: url(),
      application: { id: world.appId, flags: 0 },
      guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
      shard: session.shard,
    });
    for (const guild of guilds) emit(session, 'GUILD_CREATE', guildJson(world, guild.id));
    world.changed();
  };

  const identify = (socket: WebSocket, data: Json): Session | undefined => {
    if (data['token'] !== world.token) {
      socket.close(4004, 'Authentication failed.');
      return undefined;
    }
    const intents = Number(data['intents']);
    if ((intents & disallowed) !== 0) {
      socket.close(4014, 'Disallowed intent(s).');
      return undefined;
    }
    const session: Session = {
      id: world.newId(),
      shard: (data['shard'] as [number, number] | undefined) ?? [0, 1],
      intents,
      sequence: 0,
      sent: [],
      socket,
    };
    sessions.set(session.id, session);
    ready(session);
    return session;
  };

  const resume = (socket: WebSocket, data: Json): Session | undefined => {
    const session = sessions.get(String(data['session_id']));
    if (!session || data['token'] !== world.token) {
      send(socket, { op: 9, d: false });
      return undefined;
    }
    session.socket = socket;
    for (const packet of session.sent) if ((packet.s ?? 0) > Number(data['seq'])) send(socket, packet);
    emit(session, 'RESUMED', {});
    return session;
  };

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    send(socket, { op: 10, d: { heartbeat_interval: heartbeat } });
    socket.on('message', (bytes: Buffer) => {
      const packet = JSON.parse(bytes.toString()) as Packet;
      if (packet.op === 1) {
        heard.push('heartbeat');
        if (!state.deaf) send(socket, { op: 11 });
      } else if (packet.op === 2) {
        heard.push('identify');
        session = identify(socket, packet.d as Json);
      } else if (packet.op === 6) {
        heard.push('resume');
        session = resume(socket, packet.d as Json);
      }
      world.changed();
    });
    socket.on('close', (code) => {
      heard.push(`close ${code}`);
      if (session?.socket === socket) delete session.socket;
      world.changed();
    });
    socket.on('error', () => undefined);
  });

  const open = (): readonly WebSocket[] => [...sockets.clients].filter((socket) => socket.readyState === socket.OPEN);
  return Object.assign(state, {
    heard,
    dispatch: (type: string, data: unknown, guildId?: string) => {
      for (const session of sessions.values()) {
        if (shardOf(guildId, session.shard[1]) !== session.shard[0]) continue;
        emit(session, type, withoutContent(world, session, type, data));
      }
    },
    cut: () => {
      for (const socket of open()) socket.terminate();
    },
    reconnect: () => {
      for (const socket of open()) send(socket, { op: 7 });
    },
    invalidate: (resumable: boolean) => {
      if (!resumable) sessions.clear();
      for (const socket of open()) send(socket, { op: 9, d: resumable });
    },
    close: (code: number) => {
      for (const socket of open()) socket.close(code);
    },
    connected: () => open().length,
    stop: () => {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  });
}

/** Without the privileged intent a bot reads the words only of what was said to it. https://discord.com/developers/docs/events/gateway#message-content-intent */
function withoutContent(world: World, session: Session, type: string, data: unknown): unknown {
  if (type !== 'MESSAGE_CREATE' || (session.intents & MESSAGE_CONTENT) !== 0) return data;
  const message = data as Json;
  const bare = { content: '', embeds: [], attachments: [], components: [] };
  const mine = (each: Json) => (each['mentions'] as readonly Json[] | undefined)?.some((user) => user['id'] === world.bot.id);
  const parent = message['referenced_message'] as (Json & { readonly author: Json }) | null | undefined;
  const hidden = parent && parent.author['id'] !== world.bot.id && !mine(parent) && message['guild_id'] !== undefined;
  const seen = hidden ? { ...message, referenced_message: { ...parent, ...bare } } : message;
  return mine(message) || message['guild_id'] === undefined ? seen : { ...seen, ...bare };
}

const role = { permissions: '0', position: 0, color: 0, hoist: false, mentionable: false };

/** GUILD_CREATE with the channels of the guild; the first is the one for system messages. */
export function guildJson(world: World, guildId: string): Json {
  const guild = world.guilds.find((each) => each.id === guildId);
  const channels = [...world.places.values()].filter((place) => place.type === 'channel' && place.guild.id === guildId);
  return {
    id: guildId,
    name: guild?.name,
    preferred_locale: guild?.locale,
    features: guild?.community ? ['COMMUNITY'] : [],
    owner_id: '1',
    system_channel_id: channels[0]?.id ?? null,
    channels: channels.map((place, position) => ({ id: place.id, type: 0, name: `channel-${position}`, position, permission_overwrites: [] })),
    threads: [...world.places.values()].filter((place) => place.type === 'thread' && place.guild.id === guildId).map(placeJson),
    members: [],
    roles: [
      { id: guildId, name: '@everyone', ...role, managed: false },
      { id: guild?.botRole, name: world.bot.username, ...role, managed: true, tags: { bot_id: world.bot.id } },
    ],
    emojis: [],
    stickers: [],
    member_count: 3,
    joined_at: new Date().toISOString(),
    unavailable: false,
  };
}
