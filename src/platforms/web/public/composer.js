// The input line with its completions: arrows choose, Tab or Enter takes, Escape closes.
import { el } from './dom.js';

/** `ask(text)` sends the line; `suggest(line)` gives `[{ insert, label, hint }]`. */
export function createComposer({ form, input, list, ask, suggest }) {
  let items = [];
  let chosen = -1;
  let latest = 0;
  const history = [];
  let at = 0;

  const show = () => {
    list.replaceChildren(
      ...items.map(({ label, hint }, i) =>
        el(
          'div.option',
          {
            role: 'option',
            id: `suggestion-${i}`,
            'aria-selected': String(i === chosen),
            onpointerdown: (event) => {
              event.preventDefault();
              take(i);
            },
          },
          el('strong', {}, label),
          el('span', {}, hint),
        ),
      ),
    );
    list.hidden = items.length === 0;
    input.setAttribute('aria-expanded', String(items.length > 0));
    if (chosen >= 0) {
      input.setAttribute('aria-activedescendant', `suggestion-${chosen}`);
      list.children[chosen]?.scrollIntoView({ block: 'nearest' });
    } else input.removeAttribute('aria-activedescendant');
  };
  const close = () => {
    items = [];
    chosen = -1;
    show();
  };
  const refresh = async () => {
    latest += 1;
    const mine = latest;
    const found = /^[/／]/.test(input.value) ? await suggest(input.value) : [];
    if (mine !== latest) return;
    items = found.filter(({ insert }) => insert.trim() !== input.value.trim() || insert.endsWith('='));
    chosen = -1;
    show();
  };
  function take(index) {
    input.value = items[index].insert;
    input.focus();
    void refresh();
  }

  input.addEventListener('input', refresh);
  input.addEventListener('blur', close);
  input.addEventListener('focus', refresh);
  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    if (items.length > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      chosen = (chosen + (event.key === 'ArrowDown' ? 1 : items.length) + (chosen < 0 && event.key === 'ArrowUp' ? 1 : 0)) % items.length;
      show();
    } else if (event.key === 'Tab' && items.length > 0) {
      event.preventDefault();
      take(Math.max(chosen, 0));
    } else if (event.key === 'Enter' && chosen >= 0) {
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape') close();
    else if (event.key === 'ArrowUp' && history.length > 0 && (input.value === '' || at < history.length)) {
      at = Math.max(0, at - 1);
      input.value = history[at];
    }
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const text = input.value.trim();
    if (!text) return;
    history.push(text);
    at = history.length;
    input.value = '';
    latest += 1;
    close();
    ask(text);
  });
  return { focus: () => input.focus() };
}
