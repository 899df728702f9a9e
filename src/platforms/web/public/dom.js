// The two ways in which this page makes elements: text is always a text node, so nothing that a person or a source wrote becomes markup.

/** `el('a.link', { href }, 'text', child)`; false and undefined attributes and children are left out. */
export function el(name, attributes = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const node = document.createElement(tag);
  if (classes.length > 0) node.className = classes.join(' ');
  for (const [key, value] of Object.entries(attributes)) {
    if (value === false || value === undefined) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== false));
  return node;
}

const styled = new Map();

/** Resolves when the style sheet holds; each is fetched once. */
export function stylesheet(href) {
  const loading =
    styled.get(href) ?? new Promise((resolve) => document.head.append(el('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve })));
  styled.set(href, loading);
  return loading;
}

const CITATION = /(\[\d+\])/;

/** Plain text with its citation marks set as small links to the card's source list. */
export function cited(text, cardId) {
  return text.split(CITATION).map((part) => {
    const mark = /^\[(\d+)\]$/.exec(part);
    return mark ? el('a.cite', { href: `#${cardId}-source-${mark[1]}` }, mark[1]) : part;
  });
}

const SAFE = /^https?:\/\//;

/** Structured inline text (see the card's types). */
export function rich(text, cardId) {
  const runs = Array.isArray(text) ? text : [text];
  return runs.flatMap((run) => {
    if (typeof run === 'string') return cited(run, cardId);
    if (run.b !== undefined) return el('strong', {}, run.b);
    if (run.code !== undefined) return el('code', {}, run.code);
    return SAFE.test(run.url) ? el('a', { href: run.url, target: '_blank', rel: 'noreferrer' }, run.link) : run.link;
  });
}
