// The part of Discord's markdown that matters for our payloads, markup that people must not be able to make included: if an escape were
// forgotten, this page would show the mention or the link that Discord would make of it.
// https://support.discord.com/hc/en-us/articles/210298617 , https://discord.com/developers/docs/reference#message-formatting

/** A full stop or a bracket at the end of an address belongs to the sentence. */
const address = (url) => url.replace(/[.,:;"')\]]+$/, '');
const linkTo = (url) => ({ type: 'link', url, children: [{ type: 'text', text: url }] });
const style = (type) => (found) => ({ type, children: parseLine(found[1] ?? found[2]) });

// In the order in which they are tried at each place; each makes a node, or words where it is a string.
const rules = [
  [/^\\([^\dA-Za-z\s])/, (found) => found[1]],
  [/^```(?:[\w+-]+\n)?\n*([\s\S]+?)\n*```/, (found) => ({ type: 'block', text: found[1] })],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (found) => ({ type: 'code', text: found[2].trim() })],
  [/^\[((?:\\.|[^[\]\\])+)\]\(<?(https?:\/\/[^\s<>()]+)>?\)/, (found) => ({ type: 'link', url: found[2], children: parseLine(found[1]) })],
  [/^<(https?:\/\/[^\s<>]+)>/, (found) => linkTo(found[1])],
  [/^https?:\/\/[^\s<]*[^\s<.,:;"')\]]/, (found) => linkTo(address(found[0]))],
  [/^<(?:@[!&]?|#)(\d+)>|^@(?:everyone|here)/, (found) => ({ type: 'mention', text: found[1] ?? found[0].slice(1) })],
  [/^<a?:(\w+):\d+>/, (found) => ({ type: 'emoji', text: `:${found[1]}:` })],
  [/^\*\*((?:\\.|[^\\])+?)\*\*(?!\*)/s, style('bold')],
  [/^__((?:\\.|[^\\])+?)__(?!_)/s, style('underline')],
  [/^~~((?:\\.|[^\\])+?)~~/s, style('strike')],
  [/^\|\|((?:\\.|[^\\])+?)\|\|/s, style('spoiler')],
  [/^\*(?=\S)((?:\\.|[^\\*])+?)\*(?!\*)|^_((?:\\.|[^\\_])+?)_(?!\w)/s, style('italic')],
];

/** Nodes of text that is not looked at for headings and quotes: a title, a field's name. Types are those of `rules`, and `text`. */
export function parseLine(source) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push({ type: 'text', text: plain });
    plain = '';
  };
  for (let place = 0; place < source.length; ) {
    const rest = source.slice(place);
    let taken = 0;
    for (const [pattern, make] of rules) {
      const found = pattern.exec(rest);
      if (!found) continue;
      const made = make(found);
      if (typeof made === 'string') plain += made;
      else {
        flush();
        nodes.push(made);
      }
      taken = found[0].length;
      break;
    }
    if (taken === 0) plain += source[place];
    place += taken || 1;
  }
  flush();
  return nodes;
}

// What counts only at the start of a line.
const lines = [
  [/^-# +(.+)$/, (found) => ({ type: 'small', children: parseLine(found[1]) })],
  [/^(#{1,3}) +(.+)$/, (found) => ({ type: 'heading', level: found[1].length, children: parseLine(found[2]) })],
  [/^> (.*)$/, (found) => ({ type: 'quote', children: parseLine(found[1]) })],
  [/^ *(?:[-*+]|\d+\.) +(.+)$/, (found) => ({ type: 'item', children: parseLine(found[1]) })],
];

function lineOf(text) {
  for (const [pattern, make] of lines) {
    const found = pattern.exec(text);
    if (found) return make(found);
  }
  return undefined;
}

const CODE_BLOCK = /(```[\s\S]+?```)/;

/** Nodes of a description, a field's value or a message. Blocks break the line by themselves, so the break after one is theirs. */
export function parseMarkdown(source) {
  const nodes = [];
  let text = '';
  const flush = () => {
    nodes.push(...parseLine(text));
    text = '';
  };
  let afterBlock = false;
  for (const part of source.split(CODE_BLOCK)) {
    if (part.startsWith('```')) {
      nodes.push(...parseLine(part));
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
