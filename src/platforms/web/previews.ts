/** How other platforms show an answer, for the playground's views. All of them are the pure renderers that the platforms send with. */
import { renderFeishu } from '#src/render/feishu/render.ts';
import { renderText } from '#src/render/text/render.ts';
import { discordPreview } from './discord-preview.ts';
import type { Pictures } from './pictures.ts';
import type { Preview } from './present.ts';

/** As several people in one group read it: each in the language of their client, unless the asker named one. */
const feishu: Preview = {
  id: 'feishu',
  render: (versions, lang, { idOf, langChosen }) => {
    const also = langChosen ? {} : { also: versions[lang === 'zh' ? 'en' : 'zh'] };
    return renderFeishu(versions[lang], { idOf, carry: { r: 'many' }, ...also });
  },
};

const text: Preview = { id: 'text', render: (versions, lang) => renderText(versions[lang].card, versions[lang].loc) };

export function createPreviews(pictures: Pictures): readonly Preview[] {
  return [discordPreview(pictures), feishu, text];
}
