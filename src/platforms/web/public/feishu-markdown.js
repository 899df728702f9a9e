// The part of Feishu's markdown that its clients draw and that matters for our cards, markup that people must not be able to make included:
// if an escape were forgotten, this page would show the mention or the link that Feishu would make of it.

const ENTITY = /&(?:#(\d{1,7})|nbsp|ensp|emsp|lt|gt|amp|quot|sim);/g;
const NAMED = { nbsp: '\u00a0', ensp: '\u2002', emsp: '\u2003', lt: '<', gt: '>', amp: '&', quot: '"', sim: '~' };

function decode(text) {
  return text.replace(ENTITY, (all, code) => (code ? String.fromCodePoint(Number(code)) : (NAMED[all.slice(1, -1)] ?? all)));
}

// In the order in which they are tried at each place; each gives a node and how many characters it took.
const rules = [
  [/^<br\s*\/?>/, () => ({ type: 'break' })],
  [/^`([^`]+)`/, (match) => ({ type: 'code', text: match[1] })],
  [/^<font color='?([\w-]+)'?>([\s\S]*?)<\/font>/, (match) => ({ type: 'font', color: match[1], children: parseMarkdown(match[2]) })],
  [/^<at id=['"]?([\w-]*)['"]?>[\s\S]*?<\/at>/, (match) => ({ type: 'at', text: match[1] })],
  [/^<(?:person|text_tag|link|a|number_tag|local_datetime|audio|raw)\b[^>]*>[\s\S]*?<\/\w+>/, (match) => ({ type: 'tag', text: match[0] })],
  [/^!?\[([^\]]*)\]\(([^)\s]+)\)/, (match) => ({ type: 'link', url: match[2], children: parseMarkdown(match[1]) })],
  [/^(\*\*|__)(?=\S)([\s\S]*?\S)\1/, (match) => ({ type: 'bold', children: parseMarkdown(match[2]) })],
  [/^~~(?=\S)([\s\S]*?\S)~~/, (match) => ({ type: 'strike', children: parseMarkdown(match[1]) })],
  [/^\*(?=\S)([\s\S]*?\S)\*/, (match) => ({ type: 'italic', children: parseMarkdown(match[1]) })],
  [/^:([A-Z][A-Za-z_]+):/, (match) => ({ type: 'emoji', text: match[1] })],
  [/^https?:\/\/[^\s<>]+/, (match) => ({ type: 'link', url: match[0], children: [{ type: 'text', text: match[0] }] })],
  [/^\n/, () => ({ type: 'break' })],
];

/** Nodes: text, bold, italic, strike, code, link, font, at, emoji, tag, break. */
export function parseMarkdown(source) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push({ type: 'text', text: decode(plain) });
    plain = '';
  };
  for (let place = 0; place < source.length; ) {
    const rest = source.slice(place);
    let taken = 0;
    for (const [pattern, make] of rules) {
      const match = pattern.exec(rest);
      if (!match) continue;
      flush();
      nodes.push(make(match));
      taken = match[0].length;
      break;
    }
    if (taken === 0) plain += source[place];
    place += taken || 1;
  }
  flush();
  return nodes;
}
