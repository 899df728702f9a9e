/** A handful of made-up entities with their names: enough to test the kernel without the data. */
import type { Entity, EntityKind, Names, Resolution } from '#src/catalog/types.ts';

const plan = (id: string, zh: string, en: string, aliases: readonly string[] = [], order = 0): Entity => ({
  kind: 'plan',
  id,
  line: id.split('-')[0] ?? id,
  tier: { zh: 'Lite', en: 'Lite' },
  order,
  names: { zh, en },
  aliases: [...aliases],
});
const client = (id: string, zh: string, en: string): Entity => ({ kind: 'client', id, names: { zh, en }, aliases: [] });

export const entities: readonly Entity[] = [
  plan('red-lite', '红星 Lite', 'Red Star Lite', ['红星lite'], 1),
  plan('red-pro', '红星 Pro', 'Red Star Pro', ['红星pro'], 2),
  plan('blue-lite', '蓝海 Lite', 'Blue Sea Lite', ['蓝海lite'], 1),
  plan('blue-pro', '蓝海 Pro', 'Blue Sea Pro', ['蓝海pro'], 2),
  plan('green-max', '绿洲 Max', 'Green Max', [], 1),
  client('claude-code', 'Claude Code', 'Claude Code'),
  client('cursor', 'Cursor', 'Cursor'),
];

const fold = (text: string) =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s"'“”‘’「」『』_-]/gu, '');
const namesOf = (entity: Entity) => [entity.id, entity.names.zh, entity.names.en, ...entity.aliases].map(fold);
const SEPARATORS = /[\s,，、;；]+|\bvs\.?\b|和|与/iu;

/** Exact names only; "lite" alone is ambiguous, and what shares the first three characters is suggested. */
export function createStandInNames(all: readonly Entity[] = entities): Names {
  const among = (kinds?: readonly EntityKind[]) => all.filter((entity) => !kinds || kinds.includes(entity.kind));
  const resolve = (text: string, kinds?: readonly EntityKind[]): Resolution => {
    const key = fold(text);
    const exact = among(kinds).find((entity) => namesOf(entity).includes(key));
    if (exact) return { ok: true, entity: exact };
    const candidates = among(kinds).filter((entity) => key !== '' && namesOf(entity).some((name) => name.endsWith(key) && key.length >= 3));
    if (candidates.length > 1) return { ok: false, reason: 'ambiguous', text, candidates };
    const suggestions = among(kinds).filter((entity) => key.length >= 3 && namesOf(entity).some((name) => name.startsWith(key.slice(0, 3))));
    return { ok: false, reason: 'unknown', text, suggestions };
  };
  const split = (text: string, kinds?: readonly EntityKind[]): readonly Resolution[] => {
    const words = text
      .replaceAll(/["“”„「」『』]/gu, ' ')
      .split(SEPARATORS)
      .filter((word) => word !== '' && fold(word) !== '');
    const found: Resolution[] = [];
    for (let index = 0; index < words.length; ) {
      let taken = 1;
      for (let count = Math.min(4, words.length - index); count > 1; count--) {
        if (resolve(words.slice(index, index + count).join(' '), kinds).ok) {
          taken = count;
          break;
        }
      }
      found.push(resolve(words.slice(index, index + taken).join(' '), kinds));
      index += taken;
    }
    return found;
  };
  return {
    resolve,
    one: (text, kinds) => {
      const found = resolve(text, kinds);
      return found.ok ? found.entity : undefined;
    },
    split,
    scan: () => [],
    complete: (text, kinds, limit) =>
      among(kinds)
        .filter((entity) => namesOf(entity).some((name) => name.startsWith(fold(text))))
        .slice(0, limit),
  };
}
