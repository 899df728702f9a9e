/** What members of a group say to each other and to the bot, in both languages; figures as in asking.ts. */
import { words } from './asking.ts';

type GroupWords = (typeof words)['zh'] & {
  /** Asks for a plan; answered at length or not, it is the same as asked by oneself. */
  readonly which: string;
  /** Words that are about what they stand beside. */
  readonly points: string;
  /** Nothing of the trade. */
  readonly chat: string;
  /** Several questions at once: more than a phone shows of a chat. */
  readonly long: string;
  readonly longName: string;
  readonly hidden: { readonly discord: string; readonly feishu: string };
  readonly gone: string;
  readonly wordless: string;
  readonly failed: string;
  readonly proOfKimi: string;
  readonly kimi: string;
};

export const groupWords: Readonly<Record<'zh' | 'en', GroupWords>> = {
  zh: {
    ...words.zh,
    which: '每天 2000 万 token，买哪个套餐？',
    points: '帮看看',
    chat: '中午吃什么',
    long: '智谱 Lite 多少钱？MiniMax Plus 呢？百炼支持 Claude Code 吗？最近有什么变化？每天500次请求买哪个？有哪些套餐？',
    longName: '智谱 GLM Lite',
    hidden: { discord: '我看不到你回复的那条消息', feishu: '我没有权限读你回复的那条消息' },
    gone: '你回复的那条消息已经不在了',
    wordless: '你回复的那条消息里没有我能读的文字',
    failed: '你回复的那条消息这会儿没取到',
    kimi: 'MiniMax Plus 多少钱？',
    proOfKimi: '那 Max 呢？',
  },
  en: {
    ...words.en,
    which: '20M tokens a day, which plan?',
    points: 'anyone?',
    chat: 'lunch at noon?',
    long: 'What is the quota of GLM Lite? And of GLM Pro? Which models does Bailian have? Which plan for 500 requests a day under 50 yuan? Which clients work with Ark? Can I pay GLM by year?',
    longName: 'GLM Lite',
    hidden: { discord: 'I cannot see the message you replied to', feishu: 'I may not read the message you replied to' },
    gone: 'The message you replied to is no longer there',
    wordless: 'The message you replied to has no words that I can read',
    failed: 'I could not fetch the message you replied to',
    kimi: 'What does MiniMax Plus cost?',
    proOfKimi: 'and Max?',
  },
};
