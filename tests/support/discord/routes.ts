/** What each call does to the world. Bodies were judged before; here only Discord's own rules of state remain. */
import { placeJson } from './events.ts';
import { EPHEMERAL, type Interaction, type Json, type Message, messageJson, type Place, type Upload, type World } from './world.ts';

export type Reply = { readonly status: number; readonly body?: unknown; readonly code?: number };
type Params = Readonly<Record<string, string>>;
export type Request = { readonly params: Params; readonly query: URLSearchParams; readonly body: Json; readonly files: readonly Upload[] };

const error = (status: number, code: number, message: string): Reply => ({ status, code, body: { code, message } });
const ok = (body: unknown): Reply => ({ status: 200, body });
const none: Reply = { status: 204 };
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

function attached(body: Json, files: readonly Upload[], channel: string, before: readonly Json[] = []): readonly Json[] {
  if (body['attachments'] === undefined && files.length === 0) return before;
  return list(body['attachments']).map((each) => {
    const file = files[Number(each['id'])];
    return {
      id: each['id'],
      filename: file?.name,
      size: file?.bytes.length ?? 0,
      url: `http://cdn.example/${channel}/${file?.name}`,
      proxy_url: '',
      description: each['description'],
    };
  });
}

function write(message: Message, body: Json, files: readonly Upload[]): void {
  if (body['content'] !== undefined) message.content = text(body['content']);
  if (body['embeds'] !== undefined) message.embeds = list(body['embeds']);
  if (body['components'] !== undefined) message.components = list(body['components']);
  message.attachments = attached(body, files, message.channel, message.attachments);
  if (body['attachments'] !== undefined || files.length > 0) message.files = files;
}

function newMessage(world: World, channel: string, body: Json, files: readonly Upload[], more: Partial<Message> = {}): Message {
  const message: Message = {
    id: world.newId(),
    channel,
    author: world.bot,
    content: '',
    embeds: [],
    components: [],
    attachments: [],
    files: [],
    flags: Number(body['flags'] ?? 0) & EPHEMERAL,
    edits: 0,
    ...more,
  };
  write(message, body, files);
  world.messages.set(message.id, message);
  return message;
}

/** The first answer to an interaction, however it arrives (a call, or the response to a delivery over HTTP). */
export function answerInteraction(world: World, interaction: Interaction, body: Json, files: readonly Upload[]): Reply {
  if (interaction.expired) return error(404, 10062, 'Unknown interaction');
  if (interaction.answeredWith !== undefined) return error(400, 40060, 'Interaction has already been acknowledged.');
  const type = Number(body['type']);
  const data = (body['data'] ?? {}) as Json;
  if ((type === 6 || type === 7) && !interaction.on) return error(400, 50035, 'there is no message to update');
  if (type === 8 && interaction.type !== 4) return error(400, 50035, 'not an autocomplete interaction');
  if (type === 9 && interaction.type === 5) return error(400, 50035, 'a modal cannot follow a modal');
  interaction.answeredWith = type;
  interaction.answer = data;
  if (type === 4 || type === 5) {
    interaction.original = newMessage(world, interaction.place.id, type === 4 ? data : { flags: data['flags'] }, files, {
      interaction: interaction.token,
    });
    interaction.thinking = type === 5;
  } else if ((type === 6 || type === 7) && interaction.on) {
    interaction.original = interaction.on;
    if (type === 7) {
      write(interaction.on, data, files);
      interaction.on.edits += 1;
    }
  }
  world.changed();
  return none;
}

function callback(world: World, { params, query, body, files }: Request): Reply {
  const interaction = world.interactions.get(params['interaction_token'] ?? '');
  if (!interaction || interaction.id !== params['interaction_id']) return error(404, 10062, 'Unknown interaction');
  const reply = answerInteraction(world, interaction, body, files);
  if (reply.status !== 204 || query.get('with_response') !== 'true') return reply;
  const resource = interaction.original ? { type: interaction.answeredWith, message: messageJson(interaction.original) } : undefined;
  return ok({ interaction: { id: interaction.id, type: interaction.type, response_message_loading: interaction.thinking }, resource });
}

function ofWebhook(world: World, params: Params): Interaction | undefined {
  const interaction = world.interactions.get(params['webhook_token'] ?? '');
  return params['webhook_id'] === world.appId && interaction?.answeredWith !== undefined ? interaction : undefined;
}

function editAnswer(world: World, { params, body, files }: Request): Reply {
  const interaction = ofWebhook(world, params);
  if (!interaction) return error(404, 10015, 'Unknown Webhook');
  const message = params['message_id'] ? interaction.followUps.find((each) => each.id === params['message_id']) : interaction.original;
  if (!message || message.deleted) return error(404, 10008, 'Unknown Message');
  write(message, body, files);
  message.edits += 1;
  if (message === interaction.original) {
    interaction.thinking = false;
    interaction.writes += 1;
  }
  world.changed();
  return ok(messageJson(message));
}

function deleteAnswer(world: World, { params }: Request): Reply {
  const interaction = ofWebhook(world, params);
  const message = interaction?.original;
  if (!interaction || !message || message.deleted) return error(404, 10008, 'Unknown Message');
  message.deleted = true;
  interaction.thinking = false;
  world.changed();
  return none;
}

function followUp(world: World, request: Request): Reply {
  const { params, body, files } = request;
  const interaction = ofWebhook(world, params);
  if (!interaction) return error(404, 10015, 'Unknown Webhook');
  // The first follow-up takes the place of a deferred answer, as public or private as that was promised.
  if (interaction.thinking) return editAnswer(world, request);
  const message = newMessage(world, interaction.place.id, body, files, { interaction: interaction.token });
  interaction.followUps.push(message);
  world.changed();
  return ok(messageJson(message));
}

function createMessage(world: World, { params, body, files }: Request): Reply {
  const channel = params['channel_id'] ?? '';
  if (!world.places.has(channel)) return error(404, 10003, 'Unknown Channel');
  const nonce = typeof body['nonce'] === 'string' ? body['nonce'] : undefined;
  const twin = body['enforce_nonce'] ? [...world.messages.values()].find((each) => each.nonce === nonce && each.channel === channel) : undefined;
  if (twin) return ok(messageJson(twin));
  const reference = (body['message_reference'] as Json | undefined)?.['message_id'];
  const more = { ...(nonce ? { nonce } : {}), ...(reference ? { reference: text(reference) } : {}) };
  const message = newMessage(world, channel, body, files, more);
  world.changed();
  return ok(messageJson(message));
}

function editMessage(world: World, { params, body, files }: Request): Reply {
  const message = world.messages.get(params['message_id'] ?? '');
  if (!message || message.deleted || message.channel !== params['channel_id']) return error(404, 10008, 'Unknown Message');
  write(message, body, files);
  message.edits += 1;
  world.changed();
  return ok(messageJson(message));
}

/** Makes the thread and tells of it. */
export type OpenThread = (on: Pick<Message, 'id' | 'channel'>, name: string) => Place;

function startThread(world: World, { params, body }: Request, openThread: OpenThread): Reply {
  const [id, channel] = [params['message_id'] ?? '', params['channel_id'] ?? ''];
  if (world.places.get(channel)?.type !== 'channel') return error(400, 50024, 'Cannot execute action on this channel type');
  if (world.places.has(id)) return error(400, 160004, 'A thread has already been created for this message');
  const made = placeJson(openThread({ id, channel }, text(body['name'])));
  world.changed();
  return ok({ ...made, name: body['name'] });
}

function openDm(world: World, { body }: Request): Reply {
  const person = String(body['recipient_id']);
  const place = [...world.places.values()].find((each) => each.type === 'dm' && each.with.id === person);
  return place
    ? ok({ id: place.id, type: 1, recipients: [], last_message_id: null, flags: 0 })
    : error(403, 50007, 'Cannot send messages to this user');
}

/** The list replaces the one before; a command of the same name and type keeps its id. */
function putCommands(world: World, { params, body }: Request): Reply {
  const scope = params['guild_id'] ?? '';
  const before = world.commands.get(scope) ?? [];
  const after = (body as unknown as readonly Json[]).map((command) => {
    const type = command['type'] ?? 1;
    const same = before.find((each) => each['name'] === command['name'] && each['type'] === type);
    return {
      id: same?.['id'] ?? world.newId(),
      application_id: world.appId,
      version: world.newId(),
      default_member_permissions: null,
      nsfw: false,
      ...(scope ? { guild_id: scope } : {}),
      ...command,
      type,
      description: command['description'] ?? '',
    };
  });
  world.commands.set(scope, after);
  world.changed();
  return ok(after);
}

/** Discord gives the localizations only when they are asked for. */
function getCommands(world: World, { params, query }: Request): Reply {
  const commands = world.commands.get(params['guild_id'] ?? '') ?? [];
  if (query.get('with_localizations') === 'true') return ok(commands);
  const bare = JSON.parse(JSON.stringify(commands), (key, value: unknown) => (key.endsWith('_localizations') ? undefined : value)) as unknown;
  return ok(bare);
}

const gateway = (socketUrl: () => string, remaining: () => number) => (): Reply =>
  ok({ url: socketUrl(), shards: 1, session_start_limit: { total: 1000, remaining: remaining(), reset_after: 0, max_concurrency: 1 } });

/** Handlers by method and template; `socketUrl` is what the gateway answers with. */
export function createRoutes(world: World, socketUrl: () => string, openThread: OpenThread): Readonly<Record<string, (request: Request) => Reply>> {
  const messages = '/webhooks/{webhook_id}/{webhook_token}/messages';
  const commands = '/applications/{application_id}/commands';
  const guildCommands = '/applications/{application_id}/guilds/{guild_id}/commands';
  return {
    'GET /gateway/bot': gateway(socketUrl, () => 1000),
    'GET /applications/@me': () => ok({ id: world.appId, name: 'Suanpan', flags: world.flags }),
    [`GET ${commands}`]: (request) => getCommands(world, request),
    [`PUT ${commands}`]: (request) => putCommands(world, request),
    [`GET ${guildCommands}`]: (request) =>
      world.guilds.some(({ id }) => id === request.params['guild_id']) ? getCommands(world, request) : error(403, 50001, 'Missing Access'),
    [`PUT ${guildCommands}`]: (request) => putCommands(world, request),
    'POST /interactions/{interaction_id}/{interaction_token}/callback': (request) => callback(world, request),
    [`PATCH ${messages}/@original`]: (request) => editAnswer(world, request),
    [`DELETE ${messages}/@original`]: (request) => deleteAnswer(world, request),
    [`PATCH ${messages}/{message_id}`]: (request) => editAnswer(world, request),
    'POST /webhooks/{webhook_id}/{webhook_token}': (request) => followUp(world, request),
    'POST /channels/{channel_id}/messages': (request) => createMessage(world, request),
    'PATCH /channels/{channel_id}/messages/{message_id}': (request) => editMessage(world, request),
    'POST /channels/{channel_id}/messages/{message_id}/threads': (request) => startThread(world, request, openThread),
    'POST /channels/{channel_id}/typing': () => none,
    'POST /users/@me/channels': (request) => openDm(world, request),
  };
}

/** Calls that prove themselves by an interaction's token and need no bot token. */
export const tokenFree = (template: string): boolean =>
  template.startsWith('/interactions/') || template.startsWith('/webhooks/{webhook_id}/{webhook_token}');
