/** What a crowd asks: mostly in words, some commands; amounts change, so that no two are the same. */

export type Question =
  | { readonly type: 'words'; readonly text: string }
  | { readonly type: 'command'; readonly name: string; readonly options: Readonly<Record<string, string>> };

const words: readonly ((n: number) => string)[] = [
  () => 'How much is GLM Lite?',
  () => 'GLM Lite 一个月多少钱？',
  (n) => `I use ${1 + (n % 40)}M tokens a day, which plan is enough?`,
  (n) => `我每天大概 ${20 + (n % 200)} 次请求，哪个套餐够用？`,
  () => 'Kimi 和 GLM 哪个便宜',
  (n) => `what can I get for under ${10 + (n % 90)} dollars a month`,
  () => 'Does MiniMax work with Claude Code?',
  () => '智谱最近涨价了吗',
  (n) => `预算 ${40 + (n % 160)} 块，主要用 Claude Code，推荐一个`,
  () => 'What is the weekly limit of GLM Pro?',
];
const commands: readonly ((n: number) => Extract<Question, { type: 'command' }>)[] = [
  () => ({ type: 'command', name: 'plan', options: { name: 'glm-lite' } }),
  () => ({ type: 'command', name: 'compare', options: { plans: 'glm-lite, glm-pro' } }),
  (n) => ({ type: 'command', name: 'cost', options: { use: `${5 + (n % 60)}M tokens a day` } }),
];

const inWords = (n: number): Question => ({ type: 'words', text: words[(n + Math.floor(n / 10)) % words.length]?.(n) ?? '' });

/** Of one kind each, by name. */
export const kinds: Readonly<Record<string, (n: number) => Question>> = {
  words: inWords,
  ...Object.fromEntries(commands.map((command) => [command(0).name, command])),
};

/** Of ten questions three are commands, one of each. */
export function questionAt(n: number): Question {
  const command = commands[(n % 10) - 7];
  return command ? command(n) : inWords(n);
}

/** The same as it is typed in a chat. */
export function typed(question: Question): string {
  return question.type === 'words' ? question.text : [`/${question.name}`, ...Object.values(question.options)].join(' ');
}
