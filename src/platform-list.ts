/** The chat platforms, in the order in which they start. Each is loaded only where its settings are there. */
import type { Config } from './config.ts';
import type { Platform, PlatformDeps, Registrar } from './platforms/platform.ts';

export type RegistrarDeps = Pick<PlatformDeps, 'commands' | 'localizers' | 'store' | 'log' | 'proxy'>;

export type PlatformEntry = {
  readonly name: string;
  /** Loads what it takes; undefined where its settings are not there. */
  load(config: Config): Promise<((deps: PlatformDeps) => Platform) | undefined>;
  registrar(config: Config, deps: RegistrarDeps): Promise<Registrar | undefined>;
};

const discord: PlatformEntry = {
  name: 'discord',
  load: async ({ discord: settings }) => {
    if (!settings) return undefined;
    const { createDiscord } = await import('./platforms/discord/discord.ts');
    return (deps) => createDiscord({ ...deps, settings });
  },
  registrar: async (config, deps) =>
    config.discord &&
    (await import('./platforms/discord/registrar.ts')).createDiscordRegistrar({ ...deps, settings: config.discord, defaultLang: config.defaultLang }),
};

const feishu: PlatformEntry = {
  name: 'feishu',
  load: async ({ feishu: config }) => {
    if (!config) return undefined;
    const { createFeishu } = await import('./platforms/feishu/feishu.ts');
    return (deps) => createFeishu({ ...deps, config });
  },
  registrar: async (config, deps) =>
    config.feishu && (await import('./platforms/feishu/registrar.ts')).createFeishuRegistrar({ ...deps, config: config.feishu }),
};

export const platformList: readonly PlatformEntry[] = [discord, feishu];
