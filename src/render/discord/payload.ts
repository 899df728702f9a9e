/** The shapes that the renderer makes, as Discord's API names them: plain objects, no SDK. */
import type { ChartSpec } from '#src/render/chart/spec.ts';

export type EmbedField = { readonly name: string; readonly value: string; readonly inline?: true };
export type Embed = {
  readonly title?: string;
  readonly url?: string;
  readonly description?: string;
  readonly color?: number;
  readonly fields?: readonly EmbedField[];
  readonly image?: { readonly url: string };
  readonly footer?: { readonly text: string };
};

/** Styles: 1 primary, 2 secondary, 4 danger, 5 link. */
export type DiscordButton = {
  readonly type: 2;
  readonly style: 1 | 2 | 4 | 5;
  readonly label: string;
  readonly custom_id?: string;
  readonly url?: string;
  readonly disabled?: true;
};
export type DiscordOption = { readonly label: string; readonly value: string; readonly description?: string; readonly default?: true };
export type DiscordSelect = {
  readonly type: 3;
  readonly custom_id: string;
  readonly placeholder?: string;
  readonly options: readonly DiscordOption[];
};
export type ActionRow = { readonly type: 1; readonly components: readonly (DiscordButton | DiscordSelect)[] };

/** `attachments[n].id` is the place of its file among those sent. */
export type MessagePayload = {
  readonly content: string;
  readonly embeds: readonly Embed[];
  readonly components: readonly ActionRow[];
  readonly attachments: readonly { readonly id: string; readonly filename: string; readonly description: string }[];
  readonly allowed_mentions: { readonly parse: readonly [] };
};

/** A message and the pictures to be drawn for it, in the order of its attachments. */
export type DiscordPage = { readonly payload: MessagePayload; readonly charts: readonly { readonly filename: string; readonly spec: ChartSpec }[] };

export const chartFile = (place: number): string => `chart-${place + 1}.png`;
/** The address of a picture that comes with its message. */
export const pictureOf = (place: number): string => `attachment://${chartFile(place)}`;

/** The message before its pictures are there; undefined where it would be empty. */
export function beforePictures(payload: MessagePayload): MessagePayload | undefined {
  const embeds = payload.embeds.filter(({ image }) => !image?.url.startsWith('attachment://'));
  return payload.content === '' && embeds.length === 0 ? undefined : { ...payload, embeds, attachments: [] };
}
