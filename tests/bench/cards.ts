/** The card that bare clients answer with: what the product says to one common command, so that both sides send the same. */
import type { Message } from '#support/discord/world.ts';
import type { SentMessage } from '#support/feishu/store.ts';
import type { World } from '#support/instance.ts';
import { seen } from './asked.ts';
import { discordAskers, feishuAsker } from './askers.ts';

export async function cardsOf({ discord, feishu }: World): Promise<{ readonly discord: string; readonly feishu: string }> {
  const [one, other] = [await discordAskers(discord).slash(seen.compare()), await feishuAsker(feishu)(seen.compare())];
  const { content, embeds, components } = one.card as Message;
  return { discord: JSON.stringify({ content, embeds, components }), feishu: (other.card as SentMessage).content };
}
