/** What a card prints as the calculation gives what it prints as the result: read back from the tables of every own question that is a sum. */
import { expect, test } from 'vitest';
import { answer } from '#src/ask/answer/answer.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import type { Query } from '#src/ask/query/query.ts';
import type { TableBlock } from '#src/card/card.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { langs } from '#src/i18n/types.ts';
import { answerCard } from '#src/view/answer/card.ts';
import { catalog } from '#support/readable.ts';
import { createAsker } from '../../questions/ask-house.ts';
import { readQuestions } from '../../questions/questions.ts';

const localizers = createLocalizers();
const { texts } = lexiconOf(catalog);
const ask = createAsker(catalog);

type Range = { readonly low: number; readonly high: number };
type Token = Range | '+' | '−' | '×' | '÷' | '(' | ')';

const SCALE: Readonly<Record<string, number>> = { '': 1, '%': 0.01, K: 1e3, M: 1e6, B: 1e9, 万: 1e4, 亿: 1e8 };
const FIGURE = String.raw`[¥$]?(\d[\d,]*(?:\.\d+)?)\s?(%|[KMB]\b|万|亿)?`;
const TOKEN = new RegExp(`${FIGURE}(?:–${FIGURE})?|[+−×÷()]`, 'g');
/** Remarks in brackets, and citations. */
const REMARK = /（[^（）]*）|\((?:[a-z' ]+)\)|\[[\d\][]+\]/g;

function figure(digits = '', scale = ''): number {
  return Number(digits.replaceAll(',', '')) * (SCALE[scale] ?? Number.NaN);
}

function tokensOf(text: string): readonly Token[] {
  return [...text.replaceAll(REMARK, ' ').matchAll(TOKEN)].map((match): Token => {
    const [whole, low, lowScale, high, highScale] = match;
    if (low === undefined) return whole as '+';
    const scale = lowScale ?? (high === undefined ? '' : highScale);
    return { low: figure(low, scale), high: high === undefined ? figure(low, lowScale) : figure(high, highScale) };
  });
}

/** Products before sums; the ends of a range go through by themselves, and the least quotient is the low over the high. */
function evaluate(text: string): Range {
  const tokens = [...tokensOf(text)];
  const value = (): Range => {
    const token = tokens.shift();
    if (token === '(') {
      const inner = sum();
      tokens.shift();
      return inner;
    }
    if (typeof token !== 'object') throw new SyntaxError(`no figure in “${text}”`);
    return token;
  };
  const product = (): Range => {
    let left = value();
    while (tokens[0] === '×' || tokens[0] === '÷') {
      const operator = tokens.shift();
      const right = value();
      left =
        operator === '×' ? { low: left.low * right.low, high: left.high * right.high } : { low: left.low / right.high, high: left.high / right.low };
    }
    return left;
  };
  const sum = (): Range => {
    let left = product();
    while (tokens[0] === '+' || tokens[0] === '−') {
      const operator = tokens.shift();
      const right = product();
      left =
        operator === '+' ? { low: left.low + right.low, high: left.high + right.high } : { low: left.low - right.high, high: left.high - right.low };
    }
    return left;
  };
  return sum();
}

/** What the last printed digit of an end stands for; large amounts are told in three figures. */
function lastDigits(text: string): Range {
  const ends = [...text.replaceAll(REMARK, ' ').matchAll(new RegExp(FIGURE, 'g'))].slice(0, 2).map(([, digits = '', scale = '']): number => {
    const unit = (SCALE[scale] ?? 1) / 10 ** (digits.split('.')[1]?.length ?? 0);
    return scale === '' || scale === '%' ? unit : Math.max(unit, 10 ** (Math.floor(Math.log10(figure(digits, scale))) - 2));
  });
  return { low: ends[0] ?? 1, high: ends[1] ?? ends[0] ?? 1 };
}

const plain = (cell: unknown): string => (typeof cell === 'string' ? cell : JSON.stringify(cell));

type Line = { readonly formula: string; readonly result: string };

/** The column of calculations with the one after it, and calculations that stand with their result in one cell. */
function linesOf({ columns, rows }: TableBlock): readonly Line[] {
  const at = columns.findIndex(({ id }) => id === 'formula');
  const together = rows.flat().flatMap((cell): readonly Line[] => {
    const [formula, result] = plain(cell).split(' = ');
    return formula && result ? [{ formula, result }] : [];
  });
  const columned = at < 0 ? [] : rows.map((row) => ({ formula: plain(row[at]), result: plain(row[at + 1]) }));
  return [...together, ...columned.filter(({ formula }) => /\d/.test(formula))];
}

const asked = readQuestions().flatMap((question): readonly { id: string; day: string; query: Query }[] =>
  ask(question)
    .queries.filter(({ kind }) => kind === 'sum')
    .map((query) => ({ id: question.id, day: question.day, query })),
);

test('there is something to read back', () => {
  expect(asked.length).toBeGreaterThan(300);
  expect(evaluate('¥9.90 + ¥40 × 2').low).toBeCloseTo(89.9, 9);
  expect(evaluate('约 4,800 万 token（实测） × 30 ÷ 7').low).toBeCloseTo(205_714_285.7, 0);
  expect(evaluate('up to about 320 prompts × 15–20')).toEqual({ low: 4800, high: 6400 });
  expect(evaluate('¥49 ÷ (320 prompts × 30 ÷ 7)').low).toBeCloseTo(0.035_73, 5);
});

test.each(langs)('each calculation gives its result (%s)', (lang) => {
  const wrong = asked.flatMap(({ id, day: on, query }) => {
    const { blocks } = answerCard([answer(query, catalog.at(on), { texts })], localizers[lang]);
    return blocks
      .filter((block): block is TableBlock => block.type === 'table')
      .flatMap(linesOf)
      .flatMap(({ formula, result }) => {
        const [worked, said] = [evaluate(formula), evaluate(result)];
        // Prompts are told in wholes, money to the cent: the last digit may be rounded or cut.
        const last = lastDigits(result);
        const within = (end: 'low' | 'high') => Math.abs(worked[end] - said[end]) <= last[end] * 1.0001;
        return within('low') && within('high') ? [] : [`${id}: ${formula} = ${worked.low}–${worked.high}, said ${result}`];
      });
  });
  expect(wrong).toEqual([]);
});
