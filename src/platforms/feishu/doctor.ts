/** What a person has to mend, said in one line in both languages: wrong secret, missing permission, callback not subscribed or not published. */
import { z } from 'zod';
import { UserError } from '#src/errors.ts';
import type { TextKey } from '#src/i18n/keys.ts';
import type Resources from '#src/i18n/locale-keys.d.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Logger } from '#src/log.ts';
import type { FeishuApi } from './api.ts';
import { FeishuError } from './errors.ts';

export type Doctor = {
  /** What is to be mended or looked at, for who started the program; undefined where nobody can do anything about `error`. */
  problem(error: unknown): UserError | undefined;
  /** The same as one line in both languages, for the log. */
  advice(error: unknown): string | undefined;
  /** Looks at the app's permissions and subscriptions and logs a line for each that is missing. Never rejects: without the permission to look it says nothing. */
  examine(mode: 'ws' | 'webhook'): Promise<void>;
};

/** One line: Chinese, then English. */
export function bilingual(localizers: DoctorDeps['localizers'], key: TextKey, params: Readonly<Record<string, string | number>> = {}): string {
  return [localizers.zh, localizers.en].map((loc) => loc.told(key, params)).join(' / ');
}

export type DoctorDeps = {
  readonly api: FeishuApi;
  readonly appId: string;
  /** The open platform's address, for the link to the console. */
  readonly domain: string;
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly log: Logger;
};

const scopesSchema = z.looseObject({ scopes: z.array(z.looseObject({ scope_name: z.string(), grant_status: z.number() })) });
const callbackSchema = z.looseObject({ callback_type: z.string().optional(), subscribed_callbacks: z.array(z.string()).default([]) });
const appSchema = z.looseObject({ app: z.looseObject({ callback_info: callbackSchema.optional(), callback: callbackSchema.optional() }) });

/** One of each group is enough («接收消息», «回复消息»). */
const needed: readonly (readonly string[])[] = [
  ['im:message.group_at_msg:readonly', 'im:message.group_at_msg', 'im:message.group_msg'],
  ['im:message.p2p_msg:readonly', 'im:message.p2p_msg'],
  ['im:message:send_as_bot', 'im:message', 'im:message:send'],
];
const CALLBACK = 'card.action.trigger';
const SCOPES_IN_MESSAGE = /\[([\w:.,\s]+)\]/;

export function createDoctor({ api, appId, domain, localizers, log }: DoctorDeps): Doctor {
  const consoleUrl = `${domain}/app/${appId}`;
  const say = (key: keyof Resources['feishu']['setup'], params: Readonly<Record<string, string>>) =>
    bilingual(localizers, `feishu:setup.${key}`, params);

  function problem(error: unknown): UserError | undefined {
    if (!(error instanceof FeishuError)) return undefined;
    const scopes = SCOPES_IN_MESSAGE.exec(error.message)?.[1]?.trim() ?? '';
    if (error.kind === 'credentials') return new UserError('feishu:setup.wrongSecret', { url: `${consoleUrl}/baseinfo` });
    if (error.kind === 'network') return new UserError('feishu:setup.unreachable', { url: domain, reason: error.message });
    if (error.kind === 'permission') return new UserError('feishu:setup.missingScope', { scopes, url: `${consoleUrl}/auth` });
    if (error.code === 230006) return new UserError('feishu:setup.noBot', { url: `${consoleUrl}/bot` });
    if (error.code === 230013) return new UserError('feishu:setup.notAvailable', { url: `${consoleUrl}/version` });
    return undefined;
  }

  async function missingScopes(): Promise<readonly string[]> {
    const { scopes } = scopesSchema.parse(await api.call({ method: 'GET', path: '/open-apis/application/v6/scopes' }));
    const granted = new Set(scopes.filter((scope) => scope.grant_status === 1).map((scope) => scope.scope_name));
    return needed.filter((group) => !group.some((scope) => granted.has(scope))).map((group) => group[0] ?? '');
  }

  async function checkCallbacks(mode: 'ws' | 'webhook'): Promise<void> {
    const { app } = appSchema.parse(
      await api.call({ method: 'GET', path: `/open-apis/application/v6/applications/${appId}`, query: { lang: 'zh_cn' } }),
    );
    const callback = app.callback_info ?? app.callback;
    if (!callback) return;
    const wanted = mode === 'ws' ? 'websocket' : 'webhook';
    if (!callback.subscribed_callbacks.includes(CALLBACK)) log.warn(say('noCallback', { callback: CALLBACK, url: `${consoleUrl}/event` }));
    else if (callback.callback_type !== undefined && callback.callback_type !== wanted) {
      log.warn(say(mode === 'ws' ? 'callbackNotSocket' : 'callbackNotWebhook', { url: `${consoleUrl}/event` }));
    }
  }

  return {
    problem,
    advice(error) {
      const found = problem(error);
      return found && bilingual(localizers, found.key, found.params);
    },
    async examine(mode) {
      try {
        for (const scopes of await missingScopes()) log.warn(say('missingScope', { scopes, url: `${consoleUrl}/auth` }));
      } catch (error) {
        log.debug({ err: error }, 'the permissions cannot be looked at');
      }
      try {
        await checkCallbacks(mode);
      } catch (error) {
        log.debug({ err: error }, 'the subscriptions cannot be looked at');
      }
    },
  };
}
