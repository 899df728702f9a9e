// Discord's markdown as the components show it.
import { parseLine, parseMarkdown } from './discord-markdown.js';
import { el } from './dom.js';

/** Line breaks as elements: the components have blanks of their own, which would show where blanks are kept. */
const words = ({ text }) => text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));
const named =
  (name, attributes = {}) =>
  ({ children }) =>
    el(name, attributes, elements(children));

const draw = {
  text: words,
  bold: named('discord-bold'),
  italic: named('discord-italic'),
  underline: named('discord-underlined'),
  strike: named('s'),
  spoiler: named('discord-spoiler'),
  small: named('discord-subscript'),
  quote: named('discord-quote'),
  item: named('div.dc-item'),
  heading: ({ level, children }) => el('discord-header', { level }, elements(children)),
  link: ({ url, children }) => discordLink(url, elements(children)),
  code: ({ text }) => el('discord-code', { embed: true }, text),
  block: ({ text }) => el('discord-code', { multiline: true, embed: true }, text),
  mention: ({ text }) => el('discord-mention', {}, text),
  emoji: ({ text }) => el('span.dc-emoji', {}, text),
};

function elements(nodes) {
  return nodes.flatMap((node) => draw[node.type](node)).filter((node) => node !== '');
}

export function discordLink(href, ...children) {
  return el('discord-link', { href, target: '_blank', rel: 'noreferrer' }, ...children);
}

/** A description, a field's value or a message. */
export function markdown(source) {
  return elements(parseMarkdown(source));
}

/** A title or a field's name. */
export function markdownLine(source) {
  return elements(parseLine(source));
}
