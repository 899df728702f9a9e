// A modal as Discord opens it: up to five questions, a line of text or a select each. The components know none with selects, so it is our own.
import { el } from './dom.js';

const SELECT = 3;

function control({ type, custom_id: name, placeholder, required, value, max_length: most, options }, words) {
  if (type !== SELECT) return el('input', { name, placeholder, required, value, maxlength: most });
  return el(
    'select',
    { name, required },
    el('option', { value: '' }, placeholder ?? words.choose),
    options.map((option) => el('option', { value: option.value, selected: option.default ?? false }, option.label)),
  );
}

/**
 * `modal` as sent, `act` the id that submitting sends, `names` what its questions are called, `kept` the answers of the form's other parts.
 * It is shown in `home` and goes when it is closed.
 */
export function openModal({ modal, act, names, kept }, { words, press, home }) {
  const submit = (event) => {
    event.preventDefault();
    const given = [...new FormData(event.target).values()].map((text, place) => [names[place], text.trim()]);
    dialog.close();
    press({ id: act, fields: { ...kept, ...Object.fromEntries(given.filter(([, text]) => text !== '')) }, label: modal.title });
  };
  const questions = modal.components.map(({ label, component }) =>
    el('label', {}, el('span', {}, label, component.required ? el('em', {}, ' *') : false), control(component, words)),
  );
  const cancel = el('button.dc-plain', { type: 'button', onclick: () => dialog.close() }, words.cancel);
  const dialog = el(
    'dialog.dc-modal',
    { onclose: () => dialog.remove() },
    el('h3', {}, modal.title),
    el('form', { onsubmit: submit }, questions, el('div.dc-buttons', {}, cancel, el('button.dc-primary', { type: 'submit' }, words.submit))),
  );
  home.append(dialog);
  dialog.showModal();
}
