// Discord's markdown → nodes. It knows what a payload must not contain by accident, too: if an escape were forgotten, this page would show
// the mention or the link that Discord would make of it.
// https://support.discord.com/hc/en-us/articles/210298617 , https://discord.com/developers/docs/reference#message-formatting
import { el } from './dom.js';

const ESCAPED = /^\\([^\dA-Za-z\s])/;
const link = (url, ...children) => el('discord-link', { href: url, target: '_blank', rel: 'noreferrer' }, ...children);
const bare = ([url]) => {
  // A full stop or a bracket at the end belongs to the sentence.
  const address = url.replace(/[.,:;"')\]]+$/, '');
  return [link(address, address), address.length];
};

// In the order in which they are tried at each place; each gives a node, and how many characters it took where that is not the whole match.
const rules = [
  [ESCAPED, (found) => [found[1]]],
  [/^```(?:[\w+-]+\n)?\n*([\s\S]+?)\n*```/, (found) => [el('discord-code', { multiline: true, embed: true }, found[1])]],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (found) => [el('discord-code', { embed: true }, found[2].trim())]],
  [/^\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/, (found) => [link(found[2], inline(found[1]))]],
  [/^<(https?:\/\/[^\s<>]+)>/, (found) => [link(found[1], found[1])]],
  [/^https?:\/\/[^\s<]+[^\s<]/, bare],
  [/^<(?:@[!&]?|#)(\d+)>|^@(?:everyone|here)/, (found) => [el('discord-mention', {}, found[1] ?? found[0].slice(1))]],
  [/^<a?:(\w+):\d+>/, (found) => [el('span.dc-emoji', {}, `:${found[1]}:`)]],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, (found) => [el('discord-bold', {}, inline(found[1]))]],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, (found) => [el('discord-underlined', {}, inline(found[1]))]],
  [/^~~((?:\\.|[^\\])+?)~~/s, (found) => [el('s', {}, inline(found[1]))]],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, (found) => [el('discord-spoiler', {}, inline(found[1]))]],
  [/^\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)|^_((?:\\.|[^\\_])+?)_(?!\w)/s, (found) => [el('discord-italic', {}, inline(found[1] ?? found[2]))]],
];

/** Words, their line breaks as elements: the components keep blanks of their own where blanks are kept. */
const words = (text) => text.split('\n').flatMap((line, index) => (index === 0 ? [line] : [el('br'), line]));

/** Nodes and words of text that is not looked at for headings and quotes. */
function inline(text) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    nodes.push(...words(plain).filter((node) => node !== ''));
    plain = '';
  };
  for (let place = 0; place < text.length; ) {
    const rest = text.slice(place);
    let taken = 0;
    for (const [pattern, make] of rules) {
      const found = pattern.exec(rest);
      if (!found) continue;
      const [node, length = found[0].length] = make(found);
      if (typeof node === 'string') plain += node;
      else {
        flush();
        nodes.push(node);
      }
      taken = length;
      break;
    }
    if (taken === 0) plain += text[place];
    place += taken || 1;
  }
  flush();
  return nodes;
}

// What counts only at the start of a line; each takes the line.
const lines = [
  [/^-# +(.+)$/, (text) => el('discord-subscript', {}, inline(text))],
  [/^(#{1,3}) +(.+)$/, (marks, text) => el('discord-header', { level: marks.length }, inline(text))],
  [/^> (.*)$/, (text) => el('discord-quote', {}, inline(text))],
  [/^ *(?:[-*]|\d+\.) +(.+)$/, (text) => el('div.dc-item', {}, '• ', inline(text))],
];

function lineOf(text) {
  for (const [pattern, make] of lines) {
    const found = pattern.exec(text);
    if (found) return make(...found.slice(1));
  }
  return undefined;
}

const CODE_BLOCK = /(```[\s\S]+?```)/;

/** A description, a field's value or a message. Blocks break the line by themselves, so the break after one is theirs. */
export function markdown(source) {
  const nodes = [];
  let text = '';
  const flush = () => {
    nodes.push(...inline(text));
    text = '';
  };
  let afterBlock = false;
  for (const part of source.split(CODE_BLOCK)) {
    if (part.startsWith('```')) {
      text += part;
      flush();
      afterBlock = true;
      continue;
    }
    const rows = (afterBlock ? part.replace(/^\n/, '') : part).split('\n');
    rows.forEach((row, index) => {
      const block = lineOf(row);
      if (block) {
        flush();
        nodes.push(block);
      } else text += index < rows.length - 1 ? `${row}\n` : row;
    });
    flush();
  }
  return nodes;
}

/** A title or a field's name: one line. */
export function markdownLine(source) {
  return inline(source);
}
