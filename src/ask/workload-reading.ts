/** A text whose figures are handed out one by one, so that none is read twice and those that belong to nothing are noticed. */
import type { Mention } from '#src/catalog/types.ts';
import type { NumberMention } from './numbers.ts';
import { blank } from './places.ts';

/** Stands for a figure in the patterns of `take`. */
export const NUMBER = '⟨(\\d+)⟩';

export type Reading = {
  /** The first match whose figures satisfy `accept` is taken out of the text; gives its figures. */
  take(pattern: string, accept?: (numbers: readonly NumberMention[]) => boolean): readonly NumberMention[] | undefined;
  has(pattern: string): boolean;
  /** Figures that nothing took, with the words around them. */
  left(): readonly { readonly number: NumberMention; readonly text: string }[];
  /** Words with figures in them that are no name we know ("gpt9"). */
  readonly strangers: readonly string[];
  /** A figure with a minus sign, as it was written. */
  readonly negative: string | undefined;
};

const patterns = new Map<string, RegExp>();

function compiled(pattern: string): RegExp {
  const found = patterns.get(pattern) ?? new RegExp(pattern, 'gi');
  patterns.set(pattern, found);
  return found;
}

/** 一天, 一个月, 一次: "a day", "a call", and no figure. */
const ARTICLE = /^(?:个)?(?:天|日|周|星期|礼拜|月|年|小时|分钟|次|条|轮)/;

/** What is longer before a figure is no name. */
const LONGEST_NAME = 40;

const MINUS = /(?:^|[\s,;:(])-\s?(?=\d)/;

/** Names become blanks; figures become `⟨0⟩`, `⟨1⟩` …. */
export function createReading(original: string, names: readonly Mention[], scan: (text: string) => readonly NumberMention[]): Reading {
  const named = blank(original.replaceAll(/[⟨⟩]/g, ' '), names, ' ');
  const minus = MINUS.exec(named);
  const isArticle = ({ text: word, end }: NumberMention) => word === '一' && ARTICLE.test(named.slice(end, end + 3));
  const all = scan(named);
  const numbers = all.filter((number) => !number.glued && !isArticle(number));
  let text = '';
  let at = 0;
  numbers.forEach((number, i) => {
    text += `${named.slice(at, number.start)}⟨${i}⟩`;
    at = number.end;
  });
  text += named.slice(at);

  return {
    strangers: all
      .filter(({ glued }) => glued)
      .map(({ start, end }) => `${/[\w.-]*$/.exec(named.slice(Math.max(0, start - LONGEST_NAME), start))?.[0] ?? ''}${named.slice(start, end)}`),
    negative: minus ? /-\s?\S+/.exec(named.slice(minus.index))?.[0] : undefined,
    has: (pattern) => {
      const expression = compiled(pattern);
      expression.lastIndex = 0;
      return expression.test(text);
    },
    take(pattern, accept = () => true) {
      for (const match of text.matchAll(compiled(pattern))) {
        const found = match.slice(1).flatMap((index) => (index === undefined ? [] : (numbers[Number(index)] ?? [])));
        if (!accept(found)) continue;
        // A mark keeps what stood on both sides apart.
        text = `${text.slice(0, match.index)} , ${text.slice(match.index + match[0].length)}`;
        return found;
      }
      return undefined;
    },
    left: () =>
      [...text.matchAll(/⟨(\d+)⟩/g)].flatMap((match) => {
        const number = numbers[Number(match[1])];
        if (!number) return [];
        const words = original
          .slice(number.start, number.end + 16)
          .split(/[,;\n，。；]/)[0]
          ?.trim();
        return [{ number, text: words || number.text }];
      }),
  };
}
