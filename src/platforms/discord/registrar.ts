/** Brings Discord's slash commands in line with the declarations: looks, compares, and only then replaces the whole list. */
import { DiscordAPIError, PermissionFlagsBits, Routes } from 'discord.js';
import { z } from 'zod';
import type { Declared } from '#src/command/context.ts';
import { SetupError } from '#src/errors.ts';
import type { Lang, Localizer } from '#src/i18n/types.ts';
import type { Registrar } from '../platform.ts';
import { proxyFor } from '../proxy.ts';
import { type Change, commandChanges } from './command-diff.ts';
import type { DiscordSettings } from './discord.ts';
import { encodeCommands, type ToTaiwan } from './encode-command.ts';
import { classify } from './errors.ts';
import { createRest } from './rest.ts';
import { complaintOf, createSetup } from './setup.ts';

export type RegistrarDeps = {
  readonly settings: Pick<DiscordSettings, 'token' | 'appId' | 'apiUrl'> & { readonly guildId?: string };
  readonly commands: readonly Declared[];
  readonly localizers: Readonly<Record<Lang, Localizer>>;
  readonly defaultLang: Lang;
  readonly proxy?: string;
};

const remoteSchema = z.array(z.looseObject({ name: z.string(), type: z.number().optional() }));
/** An "entry point" belongs to Discord's activities: replacing the list without it is refused (50240). */
const ENTRY_POINT = 4;

/** What the bot does in a server: see the channel, answer in it and in its threads, with embeds, charts and the message it replies to. */
const PERMISSIONS =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.EmbedLinks |
  PermissionFlagsBits.AttachFiles |
  PermissionFlagsBits.ReadMessageHistory;

/** Links that add the application: to a server, and to one's own account. https://discord.com/developers/docs/topics/oauth2#bot-authorization-flow */
export function inviteLinks(appId: string): { readonly server: string; readonly user: string; readonly permissions: string } {
  const base = `https://discord.com/oauth2/authorize?client_id=${appId}`;
  const permissions = PERMISSIONS.toString();
  return {
    permissions,
    server: `${base}&integration_type=0&scope=bot+applications.commands&permissions=${permissions}`,
    user: `${base}&integration_type=1&scope=applications.commands`,
  };
}

/** Unknown guild, or one that the application has no access to. */
function isForeignGuild(error: unknown): boolean {
  return error instanceof DiscordAPIError && (error.code === 10004 || error.code === 50001);
}

async function taiwanConverter(): Promise<ToTaiwan> {
  const { Converter } = await import('opencc-js/cn2t');
  return Converter({ from: 'cn', to: 'twp' });
}

export function createDiscordRegistrar({ settings, commands, localizers, defaultLang, proxy }: RegistrarDeps): Registrar {
  const { t } = localizers[defaultLang];
  const { appId, guildId, apiUrl, token } = settings;
  const route = guildId ? Routes.applicationGuildCommands(appId, guildId) : Routes.applicationCommands(appId);
  const through = proxyFor(apiUrl, proxy);
  const rest = createRest({ token, apiUrl, ...(through ? { proxy: through } : {}) });
  const setup = createSetup(localizers, apiUrl);

  const line = (change: Change): string =>
    change.type === 'change'
      ? t('discord:register.change', { name: change.name, what: change.what.join(', ') })
      : t(`discord:register.${change.type}`, { name: change.name });

  async function reconcile(dryRun: boolean): Promise<readonly string[]> {
    const wanted = encodeCommands(commands, guildId === undefined, { localizers, toTaiwan: await taiwanConverter() });
    const existing = remoteSchema.parse(await rest.get(route, { query: new URLSearchParams({ with_localizations: 'true' }) }));
    const changes = commandChanges(
      wanted,
      existing.filter((command) => command.type !== ENTRY_POINT),
    );
    if (changes.length > 0 && !dryRun) {
      const kept = existing.filter((command) => command.type === ENTRY_POINT);
      await rest.put(route, { body: [...wanted, ...kept] });
    }
    return changes.map(line);
  }

  return {
    name: 'discord',
    register: async ({ dryRun }) => {
      try {
        return await reconcile(dryRun);
      } catch (error) {
        const complaint = complaintOf(error) ?? (guildId !== undefined && isForeignGuild(error) ? 'badGuild' : undefined);
        if (complaint) throw setup.refused(complaint);
        throw classify(error) === 'network' ? new SetupError(setup.unreachable(error)) : error;
      }
    },
    invite: () => {
      const { server, user, permissions } = inviteLinks(appId);
      return [server, `  ${t('discord:register.permissions', { permissions })}`, `  ${t('discord:register.inviteUser', { link: user })}`].join('\n');
    },
  };
}
