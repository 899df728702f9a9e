/** The chat platforms, in the order in which they start. Each is loaded only where its settings are there. */
import type { Config } from './config.ts';
import type { Platform, PlatformDeps, Registrar } from './platforms/platform.ts';

type RegistrarDeps = Pick<PlatformDeps, 'commands' | 'localizers' | 'log' | 'proxy'>;

export type PlatformEntry = {
  readonly name: string;
  /** Undefined where its settings are not there. */
  create(config: Config, deps: PlatformDeps): Promise<Platform | undefined>;
  registrar(config: Config, deps: RegistrarDeps): Promise<Registrar | undefined>;
};

export const platformList: readonly PlatformEntry[] = [];
