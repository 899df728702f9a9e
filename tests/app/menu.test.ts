/** What an answer keeps back is one press away: for the asker and anybody else, after a restart, with other data, another day, another currency. */
import { describe, expect, test, vi } from 'vitest';
import type { Button, Card, MoreEntry } from '#src/card/card.ts';
import { type Command, defineCommand } from '#src/command/define.ts';
import { createStore } from '#src/state/create-store.ts';
import { createChat } from '#support/chat.ts';

const sources = (count: number) => Array.from({ length: count }, (_, place) => ({ title: `source ${place + 1}`, checked: '2026-02-16' }));
const step = (label: string, more: Partial<Button> = {}): Button =>
  ({ type: 'action', label, act: { command: 'plan', args: { name: label } }, ...more }) as Button;

const plan = defineCommand({
  name: 'plan',
  options: { name: { type: 'text', positional: true, required: true } },
  run: (_, { name }) => ({ card: () => ({ title: 'Plan', tone: 'info', blocks: [], summary: `about ${name}`, sources: [] }) }),
});

function list(more: readonly MoreEntry[], shape: Partial<Card> = {}): Command {
  return defineCommand({
    name: 'plans',
    options: { budget: { type: 'text', positional: true } },
    run: ({ view, currency = 'none' }, { budget = 'any' }) => ({
      card: (loc) => ({
        title: 'Plans',
        tone: 'info',
        summary: `Two plans for ${budget} [1].`,
        blocks: [],
        sources: sources(2),
        more: more.map((entry) =>
          'blocks' in entry
            ? { ...entry, blocks: [{ type: 'text', text: `${loc.lang} ${budget} ${currency} ${view.day} [2]` }, ...entry.blocks] }
            : entry,
        ),
        ...shape,
      }),
    }),
  }) as unknown as Command;
}

const rows: MoreEntry = { id: 'rows', label: 'All rows', blocks: [] };
const commands = (own: Command) => [own, plan] as unknown as readonly Command[];

describe('the menu of an answer', () => {
  test('opens what the answer kept back, for who pressed alone, with the sources that it cites', async () => {
    const chat = await createChat({ commands: commands(list([rows])), group: true });
    const first = await chat.say('/plans 50');
    // Of one source alone no number is needed.
    expect(first).toContain('Two plans for 50.');
    expect(first).toContain('source 1');
    expect(first).not.toContain('source 2');
    expect(first).not.toContain('2026-02-26 [');
    const text = await chat.more('All rows');
    expect(text).toContain('en 50 none 2026-02-26 [1]');
    expect(text).toContain('source 2');
    expect(text).not.toContain('source 1');
    expect(chat.outcome()).toMatchObject({ private: true, beside: true, kind: 'answer' });
  });

  test('is the same for somebody else, on another day and with another currency of their own', async () => {
    const store = await createStore('memory:');
    let today = '2026-02-26';
    const chat = await createChat({ commands: commands(list([rows])), group: true, store, today: () => today });
    await chat.slash('plans', { budget: '50', currency: 'USD' });
    today = '2026-03-01';
    expect(await chat.as({ id: 'bob', locale: 'zh-CN' }).more('All rows')).toContain('zh 50 USD 2026-02-26');
    expect(chat.outcome()).toMatchObject({ private: true, beside: true, foreign: true });
  });

  test('works after a restart, and with data that changed; what is gone gives the answer itself', async () => {
    const store = await createStore('memory:');
    const before = await createChat({ commands: commands(list([rows, { ...rows, id: 'history', label: 'History' }])), store });
    await before.say(`/plans ${'long '.repeat(30)}`);
    const ids = await before.outcome().actionIds();
    const menu = before
      .outcome()
      .card()
      .blocks.find((block) => block.type === 'menu');
    const [first, second] = (menu?.items ?? []).map(({ act }) => ids(act));
    const after = await createChat({ commands: commands(list([rows])), store });
    const press = (id: string | undefined) =>
      after.app.dispatch({ type: 'action', id: id ?? '', platform: 'mock', asker: { id: 'ann' }, chat: { id: 'ann', private: true } });
    expect((await press(first)).card().summary).toBe('All rows');
    const gone = await press(second);
    expect(gone.card().summary).toContain('Two plans for long');
    expect(gone).toMatchObject({ private: true, beside: true });
  });

  test('an entry that is an act is done beside the card, for who pressed alone', async () => {
    const dollars: MoreEntry = { id: 'currency', label: 'In dollars', act: { command: 'plans', args: { budget: '50', currency: 'USD' } } };
    const chat = await createChat({ commands: commands(list([rows, dollars])), group: true });
    await chat.say('/plans 50');
    expect(await chat.more('In dollars')).toContain('Two plans for 50');
    expect(chat.outcome()).toMatchObject({ private: true, beside: true });
    expect(await chat.more('All rows')).toContain('en 50 USD');
  });

  test('holds the buttons beyond the three most important ones; one is primary', async () => {
    const items = [
      step('a'),
      step('b', { style: 'primary' } as Partial<Button>),
      step('c', { style: 'primary', priority: 2 } as Partial<Button>),
      step('d', { priority: 1 }),
    ];
    const chat = await createChat({ commands: commands(list([rows], { blocks: [{ type: 'actions', items }] })) });
    await chat.say('/plans 50');
    const [actions] = chat
      .outcome()
      .card()
      .blocks.filter((block) => block.type === 'actions');
    expect(actions?.items.map((item) => [item.label, item.type === 'action' && item.style])).toEqual([
      ['a', undefined],
      ['c', 'primary'],
      ['d', undefined],
    ]);
    expect(await chat.more('b')).toContain('about b');
    expect(chat.outcome()).toMatchObject({ private: true, beside: true });
  });

  test('tells a long list of sources by name', async () => {
    const cited = 'cited [1][2][3][4]';
    const chat = await createChat({ commands: commands(list([], { summary: cited, sources: sources(4) })) });
    await chat.say('/plans 50');
    expect(await chat.more('All sources')).toContain('[4] source 4');
    const few = await createChat({ commands: commands(list([], { summary: cited, sources: sources(3) })) });
    await few.say('/plans 50');
    expect(few.outcome().card().blocks).toMatchObject([{ type: 'menu', items: [{ label: 'This is wrong' }] }]);
  });

  test('is one line in the terminal, and all of it is there with --full', async () => {
    const { ask } = await import('#src/cli/session.ts');
    const { app } = await createChat({ commands: commands(list([rows])) });
    const { text } = await ask(app, 'a', '/plans 50', {});
    expect(text).toContain('→ More (--full): All rows');
    expect(text).not.toContain('en 50 none');
    const { text: full } = await ask(app, 'a', '/plans 50', { full: true });
    expect(full).not.toContain('--full');
    expect(full).toContain('All rows\n\nen 50 none 2026-02-26 [2]');
    expect(full).toContain('source 2');
  });

  test('can be typed where nothing can be pressed', async () => {
    const chat = await createChat({ commands: commands(list([rows])) });
    const text = await chat.say('/plans 50');
    const [, line = ''] = /→ All rows: (.+)/.exec(text) ?? [];
    expect(await chat.say(line)).toContain('en 50 none 2026-02-26');
  });
});

test('what is one press away is not made with the first screen', async () => {
  const make = vi.fn(() => [{ type: 'text' as const, text: 'All of it [3].' }]);
  const shape = { sources: sources(2), laterSources: () => sources(3) };
  const chat = await createChat({ commands: commands(list([{ id: 'rows', label: 'All rows', later: make }], shape)), group: true });
  await chat.say('/plans 50');
  expect(make).not.toHaveBeenCalled();
  const card = chat.outcome()?.card();
  // Passed between threads it has nothing to call.
  expect(structuredClone(card)).toEqual(card);
  const text = await chat.more('All rows');
  expect(make).toHaveBeenCalledTimes(1);
  expect(text).toContain('All of it [1].');
  expect(text).toContain('source 3');
  expect(text).not.toContain('source 1');
});
