/** How other platforms show an answer, for the playground's views. All of them are the pure renderers that the platforms send with. */
import { renderText } from '#src/render/text/render.ts';
import type { Preview } from './present.ts';

export const previews: readonly Preview[] = [{ id: 'text', render: (cards, lang, loc) => renderText(cards[lang], loc) }];
