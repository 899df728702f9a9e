/** `register`: brings the slash commands of every configured platform in line with the declarations. */
import { commands } from '#commands/index.ts';
import { loadConfig } from '#src/config.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { createLogger } from '#src/log.ts';
import { openStore } from '#src/open-store.ts';
import { platformList } from '#src/platform-list.ts';
import { parseOptions } from './options.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** `--dry-run` only shows what would change, `--invite` only the link that adds the bot. The exit code: 1 when no platform is configured. Throws ConfigError, and what a platform refuses. */
export async function registerCommand(args: readonly string[]): Promise<number> {
  const { values } = parseOptions(args, { 'dry-run': { type: 'boolean' }, invite: { type: 'boolean' } });
  const dryRun = values['dry-run'] ?? false;
  const config = loadConfig();
  const localizers = createLocalizers();
  const { t } = localizers[config.defaultLang];
  const log = createLogger({ level: config.logLevel, secrets: config.secrets });
  const store = await openStore(config.storeUrl, log);
  const deps = { commands, store, localizers, log, ...(config.proxy ? { proxy: config.proxy } : {}) };
  const found = await Promise.all(platformList.map((entry) => entry.registrar(config, deps)));
  const registrars = found.filter((registrar) => registrar !== undefined);
  if (registrars.length === 0) print(t('cli:register.none'));
  for (const registrar of registrars) {
    const platform = registrar.name;
    if (values.invite) {
      const link = registrar.invite?.();
      if (link) print(t('cli:register.invite', { platform, link }));
      continue;
    }
    const changes = await registrar.register({ dryRun });
    print(changes.length === 0 ? t('cli:register.same', { platform }) : t(dryRun ? 'cli:register.dryRun' : 'cli:register.done', { platform }));
    for (const change of changes) print(`  ${change}`);
  }
  await store.close();
  return registrars.length === 0 ? 1 : 0;
}
