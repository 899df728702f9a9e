/**
 * Brings Feishu's slash commands (the panel that opens on "/", clients from 7.70) in line with the declarations. Commands that somebody else
 * entered are kept; of ours, only those that we registered ourselves before are taken away. An app without this API is left as it is.
 */
import { z } from 'zod';
import type { FeishuConfig } from '#src/config.ts';
import type { Lang } from '#src/i18n/types.ts';
import type { PlatformDeps, Registrar } from '../platform.ts';
import { proxyFor } from '../proxy.ts';
import { type ApiRequest, createApi } from './api.ts';
import { bilingual, createDoctor } from './doctor.ts';
import { baseUrl } from './domain.ts';
import { FeishuError } from './errors.ts';

/** The store remembers what was registered last. */
export type FeishuRegistrarDeps = Pick<PlatformDeps, 'commands' | 'localizers' | 'store' | 'log' | 'proxy'> & { readonly config: FeishuConfig };

const PATH = '/open-apis/application/v7/app_slash_commands';

type Wanted = { readonly command: string; readonly description: { readonly default_value: string; readonly i18n: Readonly<Record<string, string>> } };

const remoteSchema = z.looseObject({
  command_id: z.string(),
  command: z.string(),
  description: z.looseObject({ default_value: z.string().default(''), i18n: z.record(z.string(), z.string()).default({}) }).optional(),
});
const listSchema = z.looseObject({ items: z.array(remoteSchema).default([]), has_more: z.boolean().optional(), page_token: z.string().optional() });
type Remote = z.infer<typeof remoteSchema>;

type Change = { readonly line: string; readonly request: ApiRequest };

function wanted({ commands, localizers }: FeishuRegistrarDeps): readonly Wanted[] {
  const describe = (name: string, lang: Lang) => localizers[lang].word(`${name}:description`) ?? `/${name}`;
  return commands
    .filter((command) => !command.hidden)
    .map(({ name }) => ({
      command: name,
      description: { default_value: describe(name, 'zh'), i18n: { zh_cn: describe(name, 'zh'), en_us: describe(name, 'en') } },
    }));
}

/** Languages that somebody added to ours are theirs. */
function same(ours: Wanted['description'], theirs: Remote['description']): boolean {
  return theirs?.default_value === ours.default_value && Object.entries(ours.i18n).every(([locale, text]) => theirs.i18n[locale] === text);
}

/** Taken away first, so that a full list has room («app_slash_commands»: a hundred). */
function changesOf(ours: readonly Wanted[], theirs: readonly Remote[], before: ReadonlySet<string>): readonly Change[] {
  const names = new Set(ours.map((one) => one.command));
  const gone = theirs.filter((one) => before.has(one.command) && !names.has(one.command));
  const changed = ours.flatMap((one) => {
    const there = theirs.find((other) => other.command === one.command);
    return there && !same(one.description, there.description) ? [{ one, id: there.command_id }] : [];
  });
  const added = ours.filter((one) => !theirs.some((other) => other.command === one.command));
  return [
    ...gone.map(
      (one): Change => ({ line: `- /${one.command}`, request: { method: 'DELETE', path: `${PATH}/${encodeURIComponent(one.command_id)}` } }),
    ),
    ...changed.map(
      ({ one, id }): Change => ({
        line: `~ /${one.command}`,
        request: { method: 'PATCH', path: `${PATH}/${encodeURIComponent(id)}`, body: { description: one.description } },
      }),
    ),
    ...added.map((one): Change => ({ line: `+ /${one.command}`, request: { method: 'POST', path: PATH, body: one } })),
  ];
}

export function createFeishuRegistrar(deps: FeishuRegistrarDeps): Registrar {
  const { config, store, localizers } = deps;
  const log = deps.log.child({ platform: 'feishu' });
  const domain = baseUrl(config.domain);
  const proxy = proxyFor(domain, deps.proxy);
  const api = createApi({ appId: config.appId, appSecret: config.appSecret, domain, log, ...(proxy ? { proxy } : {}) });
  const doctor = createDoctor({ api, appId: config.appId, domain, localizers, log });
  const memory = `feishu:slash:${config.appId}`;

  async function list(): Promise<readonly Remote[]> {
    const found: Remote[] = [];
    let page: string | undefined;
    do {
      const answer = listSchema.parse(
        await api.call({ method: 'GET', path: PATH, query: { page_size: '50', ...(page ? { page_token: page } : {}) } }),
      );
      found.push(...answer.items);
      page = answer.has_more ? answer.page_token : undefined;
    } while (page);
    return found;
  }

  async function reconcile(dryRun: boolean): Promise<readonly string[]> {
    const ours = wanted(deps);
    const known = z.array(z.string()).safeParse(await store.get(memory)).data ?? [];
    const changes = changesOf(ours, await list(), new Set(known));
    if (!dryRun) {
      for (const { request } of changes) await api.call(request);
      await store.set(
        memory,
        ours.map((one) => one.command),
      );
    }
    return changes.map((change) => change.line);
  }

  return {
    name: 'feishu',
    async register({ dryRun }) {
      try {
        return await reconcile(dryRun);
      } catch (error) {
        if (!(error instanceof FeishuError)) throw error;
        const problem = doctor.problem(error);
        if ((error.kind === 'credentials' || error.kind === 'network') && problem) throw problem;
        // Commands typed after the mention work all the same.
        log.warn({ code: error.code, advice: doctor.advice(error) }, bilingual(localizers, 'feishu:setup.noSlash', { code: error.code }));
        return [];
      }
    },
  };
}
