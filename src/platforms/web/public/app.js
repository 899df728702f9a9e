// The playground: a chat whose answers are shown as cards, in either language, as of any day.
import { cardElement } from './card.js';
import { createComposer } from './composer.js';
import { el } from './dom.js';
import { previewElement } from './preview.js';

const byId = (id) => document.getElementById(id);
const boot = await (await fetch('/api/bootstrap')).json();
const session = sessionStorage.getItem('session') ?? crypto.randomUUID();
sessionStorage.setItem('session', session);
const state = {
  lang: localStorage.getItem('lang') ?? (navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en'),
  theme: localStorage.getItem('theme') ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'),
  view: 'card',
  asOf: '',
  turns: [],
};
const hero = byId('hero');
const sample = { reply: undefined };
const words = () => boot.words[state.lang];

async function post(body, as = session) {
  const request = { session: as, lang: state.lang, ...(state.asOf ? { asOf: state.asOf } : {}), ...body };
  try {
    const response = await fetch('/api/ask', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'accept-language': state.lang },
      body: JSON.stringify(request),
    });
    return await response.json();
  } catch {
    return { error: words().offline };
  }
}

/** A fresh answer comes into view once it has its height; one that is drawn again stays where it is. */
function reveal(turn) {
  if (turn.fresh && turn.reply) turn.section.scrollIntoView({ block: 'start', behavior: 'instant' });
  turn.fresh = false;
}

/** What a turn shows: the card in the page's language, or as another platform shows it. */
function answerElement(turn) {
  if (!turn.reply) return el('p.thinking', {}, words().thinking);
  if (turn.reply.error) return el('p.error', { role: 'alert' }, turn.reply.error);
  const answer = turn.reply.answers[turn.lang ?? state.lang];
  if (state.view === 'card') return cardElement(answer.card, { words: words(), press: (action) => press(action) });
  return previewElement(state.view, answer.previews[state.view], {
    words: words(),
    lang: turn.lang ?? state.lang,
    dark: state.theme === 'dark',
    press,
    drawn: () => reveal(turn),
  });
}

/** Which platform's view of the answers is shown; only once there is an answer to look at. */
function drawViews() {
  const choose = (id) => {
    state.view = id;
    draw();
  };
  const button = (id) =>
    el('button', { type: 'button', 'aria-pressed': String(state.view === id), onclick: () => choose(id) }, words().views[id] ?? id);
  byId('views').hidden = state.turns.length === 0;
  byId('views').replaceChildren(...['card', ...boot.views].map(button));
}

/** A turn's answer is drawn anew only when something about it has changed: a page that was turned, a fold that was opened stay so. */
function drawTurn(turn) {
  const key = JSON.stringify([turn.reply !== undefined, state.view, turn.lang ?? state.lang, state.lang, state.theme]);
  turn.section ??= el('section.turn', {}, el('p.mine', {}, turn.said));
  if (turn.drawn !== key) turn.section.replaceChildren(turn.section.firstChild, answerElement(turn));
  turn.drawn = key;
  if (!turn.section.isConnected) byId('chat').append(turn.section);
}

/** What a person sees before they ask: one real answer. It is of a chat of its own, so that what they ask does not lean on it. */
async function open() {
  sample.reply = await post({ type: 'text', text: words().examples.sample }, `opening-${crypto.randomUUID()}`);
  drawSample();
}

function drawSample() {
  const answer = sample.reply?.answers?.[state.lang];
  const card = answer && cardElement(answer.card, { words: words(), press: (action) => press(action) });
  byId('sample')?.replaceChildren(...(card ? [el('p.mine', {}, words().examples.sample), card] : []));
}

function draw() {
  if (state.turns.length > 0) hero.remove();
  drawViews();
  if (state.turns.length === 0) byId('chat').replaceChildren(hero);
  for (const each of state.turns) drawTurn(each);
}

async function turn(said, body) {
  const entry = { said, reply: undefined, lang: undefined, fresh: true };
  state.turns.push(entry);
  draw();
  scrollTo({ top: document.body.scrollHeight, behavior: 'instant' });
  entry.reply = await post(body);
  // A free question is answered in its own language, whatever the page's is, until the page's language is switched.
  if (entry.reply.lang && entry.reply.lang !== state.lang) entry.lang = entry.reply.lang;
  draw();
  if (state.view === 'card' || entry.reply.error) reveal(entry);
}

function press({ id, value, fields, label }) {
  return turn(label, { type: 'action', id, ...(value === undefined ? {} : { value }), ...(fields ? { fields } : {}) });
}

/** Free questions first: nobody has to know a command. */
const chips = ['question', 'enough', 'compare', 'cost', 'changes', 'help'];

/** Words of the page itself: text, titles, labels and placeholders marked in the HTML. */
function translate() {
  document.documentElement.lang = state.lang === 'zh' ? 'zh-CN' : 'en';
  const set = (attribute, apply) => {
    for (const node of document.querySelectorAll(`[data-${attribute}]`)) apply(node, words()[node.dataset[attribute]]);
  };
  set('word', (node, text) => {
    node.textContent = text;
  });
  set('placeholder', (node, text) => {
    node.placeholder = text;
  });
  set('label', (node, text) => node.setAttribute('aria-label', text));
  set('title', (node, text) => {
    node.title = text;
    node.setAttribute('aria-label', text);
  });
  for (const node of document.querySelectorAll('[data-lang]')) node.setAttribute('aria-pressed', String(node.dataset.lang === state.lang));
  const examples = hero.querySelector('#examples');
  examples.replaceChildren(
    ...chips
      .map((id) => words().examples[id])
      .map((text) => el('button.chip', { type: 'button', onclick: () => turn(text, { type: 'text', text }) }, text)),
  );
  drawSample();
  draw();
}

function dress() {
  document.documentElement.dataset.theme = state.theme;
  localStorage.setItem('theme', state.theme);
  draw();
}

const composer = createComposer({
  form: byId('composer'),
  input: byId('message'),
  list: byId('suggestions'),
  ask: (text) => turn(text, { type: 'text', text }),
  suggest: async (line) => {
    const response = await fetch(`/api/suggest?${new URLSearchParams({ line, lang: state.lang })}`).catch(() => undefined);
    return response?.ok ? response.json() : [];
  },
});
for (const node of document.querySelectorAll('[data-lang]')) {
  node.addEventListener('click', () => {
    state.lang = node.dataset.lang;
    for (const each of state.turns) each.lang = undefined;
    localStorage.setItem('lang', state.lang);
    translate();
  });
}
byId('as-of').value = boot.today;
byId('as-of').max = boot.today;
byId('as-of').addEventListener('change', (event) => {
  state.asOf = event.target.value === boot.today ? '' : event.target.value;
});
byId('theme').addEventListener('click', () => {
  state.theme = state.theme === 'dark' ? 'light' : 'dark';
  dress();
});
byId('clear').addEventListener('click', () => {
  state.turns = [];
  draw();
  composer.focus();
});
dress();
translate();
void open();
if (matchMedia('(hover: hover)').matches) composer.focus();
