// The playground's Feishu view: the card as a viewer sees it, and a switch for the language of the viewer's client.
import { el } from './dom.js';
import { feishuCard } from './feishu-card.js';

const locales = { zh: 'zh_cn', en: 'en_us' };
const names = { zh: '中文', en: 'English' };

let styled;
function style() {
  styled ??= new Promise((resolve) => {
    document.head.append(el('link', { rel: 'stylesheet', href: '/feishu.css', onload: resolve, onerror: resolve }));
  });
  return styled;
}

/** `payload`: what the bot would send, `{ card, lost }`. */
export async function render({ card }, { lang, dark, press, words }) {
  await style();
  const stage = el('div');
  const buttons = Object.keys(locales).map((viewer) =>
    el('button', { type: 'button', lang: viewer, 'data-viewer': viewer, onclick: () => show(viewer) }, names[viewer]),
  );
  const show = (viewer) => {
    for (const button of buttons) button.setAttribute('aria-pressed', String(button.dataset.viewer === viewer));
    stage.replaceChildren(feishuCard(card, { locale: locales[viewer], dark, press }));
  };
  show(lang);
  return el('div.fs-view', {}, el('div.fs-viewer', {}, el('span', {}, words.viewer), el('div.segmented', {}, buttons)), stage);
}

/** What is sent, for the JSON beside. */
export function exact({ card }) {
  return card;
}
