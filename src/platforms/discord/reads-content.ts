/** Whether the words of all messages reach the bot: a switch in the developer portal, off unless somebody turns it on. */
import { ApplicationFlags, type REST, Routes } from 'discord.js';
import { z } from 'zod';
import type { Logger } from '#src/log.ts';
import { detailsOf } from './errors.ts';

const applicationSchema = z.looseObject({ flags: z.number().default(0) });
/** Granted after review, or, in fewer than 100 servers, by the switch alone. https://discord.com/developers/docs/resources/application#application-object-application-flags */
const GRANTED = ApplicationFlags.GatewayMessageContent | ApplicationFlags.GatewayMessageContentLimited;

/** Asking the gateway for it without the grant closes the connection, so what cannot be found out counts as no. Never rejects. */
export async function readsContent(rest: REST, log: Logger): Promise<boolean> {
  try {
    return (applicationSchema.parse(await rest.get(Routes.currentApplication())).flags & GRANTED) !== 0;
  } catch (error) {
    log.debug(detailsOf(error), 'the application cannot be looked at');
    return false;
  }
}
