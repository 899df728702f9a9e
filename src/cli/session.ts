/** A private chat of one person in the terminal. */
import type { App } from '#src/app.ts';
import type { Card } from '#src/card/card.ts';
import type { Day } from '#src/catalog/schema.ts';
import type { Lang } from '#src/i18n/types.ts';
import { renderText } from '#src/render/text/render.ts';

export type Reply = { readonly kind: string; readonly text: string; readonly queries: readonly unknown[]; readonly ms: number; readonly card: Card };
/** `full`: with what is one press away in a chat. */
export type Terms = { readonly lang?: Lang | undefined; readonly asOf?: Day | undefined; readonly full?: boolean | undefined };

/** `chat` names the chat: another name is another person with another memory. `ms` is the time from the message to its text. */
export async function ask(app: App, chat: string, text: string, { lang, asOf, full }: Terms): Promise<Reply> {
  const start = performance.now();
  const outcome = await app.dispatch({
    type: 'text',
    text,
    addressed: true,
    platform: 'cli',
    asker: { id: chat },
    chat: { id: chat, private: true },
    ...(lang ? { lang } : {}),
    ...(asOf ? { asOf } : {}),
  });
  const card = full ? outcome.whole() : outcome.card();
  const reply = renderText(card, outcome.localizer(), { actText: app.actText, full: '--full' }).text;
  return { kind: outcome.kind, text: reply, queries: outcome.queries, ms: Math.round((performance.now() - start) * 1000) / 1000, card };
}
