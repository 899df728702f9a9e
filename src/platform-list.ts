/** The chat platforms, in the order in which they start. Each is loaded only where its settings are there. */
import type { Config } from './config.ts';
import type { Platform, PlatformDeps, Registrar } from './platforms/platform.ts';

export type RegistrarDeps = Pick<PlatformDeps, 'commands' | 'localizers' | 'store' | 'log' | 'proxy'>;

export type PlatformEntry = {
  readonly name: string;
  /** Undefined where its settings are not there. */
  create(config: Config, deps: PlatformDeps): Promise<Platform | undefined>;
  registrar(config: Config, deps: RegistrarDeps): Promise<Registrar | undefined>;
};

const discord: PlatformEntry = {
  name: 'discord',
  create: async (config, deps) =>
    config.discord && (await import('./platforms/discord/discord.ts')).createDiscord({ ...deps, settings: config.discord }),
  registrar: async (config, deps) =>
    config.discord &&
    (await import('./platforms/discord/registrar.ts')).createDiscordRegistrar({ ...deps, settings: config.discord, defaultLang: config.defaultLang }),
};

const feishu: PlatformEntry = {
  name: 'feishu',
  create: async (config, deps) => config.feishu && (await import('./platforms/feishu/feishu.ts')).createFeishu({ ...deps, config: config.feishu }),
  registrar: async (config, deps) =>
    config.feishu && (await import('./platforms/feishu/registrar.ts')).createFeishuRegistrar({ ...deps, config: config.feishu }),
};

export const platformList: readonly PlatformEntry[] = [discord, feishu];
