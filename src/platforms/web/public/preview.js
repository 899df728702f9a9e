// An answer as another platform shows it, beside the payload that it gets.
import { el } from './dom.js';

function json(payload, words) {
  const text = JSON.stringify(payload, null, 2);
  const copy = el(
    'button.button',
    {
      type: 'button',
      onclick: async () => {
        await navigator.clipboard.writeText(text);
        copy.textContent = words.copied;
      },
    },
    words.copy,
  );
  return el('details.json', {}, el('summary', {}, words.json), copy, el('pre', {}, text));
}

// Each view is a module of its own, fetched when it is first looked at: `render(payload, context) → Element`, and `exact(payload)`, what is sent.
const modules = {
  text: async () => ({ render: (payload) => el('pre.terminal', {}, payload.text) }),
  discord: () => import('./discord-view.js'),
  feishu: () => import('./feishu-view.js'),
};

/** `context.drawn` is called once the view stands. */
export function previewElement(view, payload, context) {
  const stage = el('div.stage');
  const preview = el('div.preview', {}, stage);
  modules[view]().then(async ({ render, exact = (whole) => whole }) => {
    stage.replaceChildren(await render(payload, context));
    preview.append(json(exact(payload), context.words));
    context.drawn();
  });
  return preview;
}
