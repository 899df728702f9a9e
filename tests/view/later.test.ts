/** Whether an entry has something is told without making it: what the menu of a real answer names is there when it is pressed. */
import { expect, test } from 'vitest';
import type { MenuBlock } from '#src/card/card.ts';
import { addDays } from '#src/catalog/days.ts';
import { dataDir, loadCatalog } from '#src/catalog/load.ts';
import { createHouse } from '#src/house.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';

const { plans } = loadCatalog(dataDir);
const day = '2026-11-30';
const { app } = createHouse({
  store: await createStore('memory:'),
  log: silentLog,
  defaultLang: 'en',
  now: () => new Date(`${day}T12:00:00+08:00`),
});
type Options = Readonly<Record<string, string>>;
const dispatch = (command: string, options: Options) =>
  app.dispatch({ platform: 'text', asker: { id: 'a' }, chat: { id: 'a', private: true }, type: 'command', command, options });

/** Every ninth plan, alone and beside another; some of them on an early day, when little was known. */
const some = plans.filter((_, place) => place % 9 === 0);
const asked: readonly (readonly [string, Options])[] = [
  ...some.map(({ id }, place) => ['plan', { name: id, 'as-of': addDays(day, place % 3 === 0 ? -200 : 0) }] as const),
  ...some.slice(1).map(({ id }, place) => ['compare', { plans: `${some[place]?.id}, ${id}` }] as const),
  ...['3M tokens a day', '200 requests a day with GLM-5', 'glm', '50 prompts a week with kimi and minimax'].map((use) => ['cost', { use }] as const),
];

test.each(asked)('/%s %o', async (command, options) => {
  const menus = (await dispatch(command, options)).card().blocks.filter((block): block is MenuBlock => block.type === 'menu');
  const presses = menus.flatMap(({ items }) => items.filter(({ act }) => act.command === command && act.args['more'] !== undefined));
  for (const { act, label } of presses) {
    const { summary, blocks } = (await dispatch(act.command, act.args)).card();
    if (act.args['more'] !== 'answer') expect(summary).toBe(label);
    expect(blocks.length).toBeGreaterThan(act.args['more'] === 'sources' ? -1 : 0);
  }
});
