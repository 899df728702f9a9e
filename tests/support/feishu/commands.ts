/** Commands for tests of the platform: one for each thing that a card can do. Both languages, made-up words. */
import type { Block } from '#src/card/card.ts';
import { type Command, defineCommand } from '#src/command/define.ts';
import type { Localizer } from '#src/i18n/types.ts';

const words = (loc: Localizer, zh: string, en: string) => (loc.lang === 'zh' ? zh : en);
const source = { title: 'Page', url: 'https://example.com', checked: '2026-02-16' };

const answer = (loc: Localizer, text: string, blocks: readonly Block[] = []) => ({
  title: words(loc, '回答', 'Answer'),
  tone: 'info' as const,
  summary: text,
  sources: [source],
  blocks: [{ type: 'text' as const, text }, ...blocks],
});

/** Says back what it was told. */
export const echo = defineCommand({
  name: 'ask',
  hidden: true,
  options: { question: { type: 'text', positional: true, required: true } },
  run: (_ctx, { question }) => ({ card: (loc) => answer(loc, words(loc, `你说：${question}`, `You said: ${question}`)) }),
});

/** Pages, a choice, a form: everything that comes back as a callback. */
export const pages = defineCommand({
  name: 'pages',
  options: {
    page: { type: 'integer', min: 1, max: 9, positional: true },
    amount: { type: 'integer', min: 1 },
    per: { type: 'choice', choices: ['day', 'month'] },
  },
  run: (ctx, { page = 1, amount, per }) => ({
    card: (loc) =>
      answer(
        loc,
        words(
          loc,
          `第 ${page} 页 ${amount ?? ''}${per ?? ''} ${ctx.chat.private ? '私聊' : '群聊'}`,
          `Page ${page} ${amount ?? ''}${per ?? ''} ${ctx.chat.private ? 'private' : 'group'}`,
        ),
        [
          {
            type: 'actions',
            items: [
              { type: 'action', label: words(loc, '下一页', 'Next'), act: { command: 'pages', args: { page: String(page + 1) } } },
              { type: 'action', label: words(loc, '上一页', 'Back'), act: { command: 'pages', args: { page: String(Math.max(1, page - 1)) } } },
              { type: 'action', label: words(loc, '悄悄看', 'Quietly'), act: { command: 'pages', args: { private: 'true' } } },
            ],
          },
          {
            type: 'select',
            placeholder: words(loc, '选一页', 'Choose a page'),
            act: { command: 'pages', args: {} },
            option: 'page',
            options: [
              { label: '1', value: '1' },
              { label: '5', value: '5' },
            ],
          },
          {
            type: 'form',
            title: words(loc, '你的用量', 'Your use'),
            act: { command: 'pages', args: { page: String(page) } },
            submit: words(loc, '重新算', 'Work it out'),
            fields: [
              { name: 'amount', label: words(loc, '数量', 'Amount') },
              {
                name: 'per',
                label: words(loc, '周期', 'Per'),
                options: [
                  { label: 'day', value: 'day' },
                  { label: 'month', value: 'month' },
                ],
              },
            ],
          },
        ],
      ),
  }),
});

/** Takes its time; `gate` lets it go on. */
export function slowCommand(gate: () => Promise<void>): Command {
  return defineCommand({
    name: 'slow',
    options: {},
    run: async () => {
      await gate();
      return {
        card: (loc) =>
          answer(loc, words(loc, '算完了', 'Done'), [
            { type: 'actions', items: [{ type: 'action', label: words(loc, '再算', 'Again'), act: { command: 'slow', args: {} } }] },
          ]),
      };
    },
  });
}

export const help = defineCommand({
  name: 'help',
  options: {},
  run: () => ({ card: (loc) => ({ ...answer(loc, words(loc, '我能做这些', 'What I can do')), sources: [] }) }),
});

export const picture = (url: string) =>
  defineCommand({
    name: 'picture',
    options: {},
    run: () => ({ card: (loc) => answer(loc, words(loc, '一张图', 'A picture'), [{ type: 'image', url, alt: 'alt' }]) }),
  });
