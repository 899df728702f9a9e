// The playground's Discord view: the very payload, put together from the Discord components; its pages, buttons, selects and modals work.
import './discord-components.js';
import { openModal } from './discord-modal.js';
import { discordLink, markdown, markdownLine } from './discord-text.js';
import { el, stylesheet } from './dom.js';

const buttonTypes = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'destructive', 5: 'secondary' };
/** Its chosen value is the id. */
const MENU = '~m';
const PAGE = /^~p(\d+)\./;
/** Of an id that stands twice on one message. */
const REPEATED = /^~\d+~/;

/** The components lag behind the client, whose pictures are up to 400 wide; and a wide footer would squeeze the text above it. */
const nearer = new CSSStyleSheet();
nearer.replaceSync(`
  :host .discord-embed-wrapper { max-width: 516px }
  :host .discord-embed-image { max-width: min(400px, 100%); cursor: zoom-in; display: block }
  slot[name='footer']::slotted(*) { grid-column: 1 / 1 }
`);

function titleOf({ title, url }) {
  if (title === undefined) return false;
  const words = markdownLine(title);
  return el('div.dc-title', { slot: 'description' }, url ? discordLink(url, words) : words);
}

/** Inline fields share a row by threes, as far as they follow one another; a row of two is halved. */
function placesOf(fields) {
  const places = fields.map(() => '1 / 13');
  for (let start = 0; start < fields.length; ) {
    const end = fields.findIndex((field, index) => index >= start && (!field.inline || index - start === 3));
    const row = fields.slice(start, end < 0 ? undefined : end);
    const width = 12 / Math.max(row.length, 1);
    row.forEach((_, index) => {
      places[start + index] = `${1 + index * width} / ${1 + (index + 1) * width}`;
    });
    start += Math.max(row.length, 1);
  }
  return places;
}

function fieldsOf(fields) {
  const places = placesOf(fields);
  const made = fields.map(({ name, value }, index) =>
    el('discord-embed-field', { style: `--place: ${places[index]}` }, el('div.dc-name', {}, markdownLine(name)), el('div', {}, markdown(value))),
  );
  return made.length > 0 && el('discord-embed-fields', { slot: 'fields' }, made);
}

function embedElement(embed, { pictures, spoken }) {
  const name = embed.image?.url.match(/^attachment:\/\/(.+)$/)?.[1];
  const image = embed.image && (name === undefined ? embed.image.url : pictures[name]);
  const node = el(
    'discord-embed',
    { slot: 'embeds', color: embed.color === undefined ? undefined : `#${embed.color.toString(16).padStart(6, '0')}`, image },
    titleOf(embed),
    embed.description !== undefined && el('discord-embed-description', { slot: 'description' }, markdown(embed.description)),
    fieldsOf(embed.fields ?? []),
    embed.footer && el('discord-embed-footer', { slot: 'footer' }, el('span.dc-footer', {}, embed.footer.text)),
  );
  node.updateComplete.then(() => {
    node.shadowRoot.adoptedStyleSheets = [...node.shadowRoot.adoptedStyleSheets, nearer];
    const picture = node.shadowRoot.querySelector('.discord-embed-image');
    if (!picture) return;
    picture.alt = spoken[name] ?? '';
    picture.addEventListener('click', () => open(image, '_blank', 'noreferrer'));
  });
  return node;
}

function buttonElement({ style, label, url, custom_id: id, disabled }, act) {
  const attributes = { type: buttonTypes[style], url, disabled: disabled ?? false };
  if (!url && !disabled) attributes.onclick = () => act(id, { label });
  return el('discord-button', attributes, label);
}

/** The components' menus know the mouse alone. */
function pressable(node, role, press) {
  node.tabIndex = 0;
  node.setAttribute('role', role);
  node.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' && event.key !== ' ') return;
    event.preventDefault();
    press();
  });
}

function selectElement({ placeholder, options, custom_id: id }, act) {
  const chosen = options.find((option) => option.default);
  const menu = el('discord-string-select-menu', { placeholder: chosen?.label ?? placeholder });
  const toggle = () => menu.shadowRoot.querySelector('input').click();
  menu.updateComplete.then(() => pressable(menu.shadowRoot.querySelector('label'), 'button', toggle));
  for (const { label, description, value } of options) {
    const option = el('discord-string-select-menu-option', { label, description });
    option.selectOption = () => {
      toggle();
      act(id, { value, label });
    };
    pressable(option, 'option', option.selectOption);
    menu.append(option);
  }
  return menu;
}

function rowElement({ components }, act) {
  return el(
    'discord-action-row',
    {},
    components.map((component) => (component.type === 2 ? buttonElement(component, act) : selectElement(component, act))),
  );
}

function messageElement({ payload, pictures }, { act, words, time }) {
  const spoken = Object.fromEntries(payload.attachments.map(({ filename, description }) => [filename, description]));
  return el(
    'discord-message',
    { author: words.title, avatar: '/logo.svg', bot: true, timestamp: time },
    el('div', {}, markdown(payload.content)),
    payload.embeds.map((embed) => embedElement(embed, { pictures, spoken })),
    payload.components.length > 0 &&
      el(
        'discord-attachments',
        { slot: 'components' },
        payload.components.map((row) => rowElement(row, act)),
      ),
  );
}

/** `payload`: `pages` with the payload of each and where its pictures lie, and `modals` by the id of the button that opens them. */
export async function render({ pages, modals }, { lang, dark, press, words }) {
  await stylesheet('/discord.css');
  const time = new Intl.DateTimeFormat(lang, { timeStyle: 'short' }).format();
  const chat = el('discord-messages', { 'light-theme': !dark });
  const act = (customId, { value, label }) => {
    const id = customId.replace(REPEATED, '');
    const page = PAGE.exec(id)?.[1];
    if (page !== undefined) show(Number(page));
    else if (modals[id === MENU ? value : id]) openModal(modals[id === MENU ? value : id], { words, press, home: chat });
    else if (id === MENU) press({ id: value, label });
    else press({ id, label, ...(value === undefined ? {} : { value }) });
  };
  const show = (page) => chat.replaceChildren(messageElement(pages[page], { act, words, time }));
  show(0);
  return chat;
}

/** What is sent, for the JSON beside: one payload, or all that paging leads to. */
export function exact({ pages }) {
  return pages.length === 1 ? pages[0].payload : pages.map(({ payload }) => payload);
}
