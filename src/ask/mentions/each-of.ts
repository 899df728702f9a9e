/** One of something that a figure is said of: "per request", 每次请求, 一个任务, 写个需求. Its "one" is nobody's quantity. */
import { meeting } from '../places.ts';

export type CountedThing = 'prompt' | 'request' | 'task';
/** `thing`: what it is one of is said elsewhere ("31K each"). */
export type EachOf = { readonly start: number; readonly end: number; readonly what: CountedThing | 'thing' };

const KIND = '(?:(?:complex|simple|big|small|single|user|model|api|coding|typical|average|normal|复杂|简单|用户|普通|模型|大|小|平均|的|□)\\s?)*';
const PROMPT = '(prompts?|提问|提示词|对话|questions?|messages?|问题)';
const REQUEST = '(requests?|calls?|请求|调用)';
const TASK = '(tasks?|refactors?|refactoring|features?|tickets?|bugs?|jobs?|prs?|issues?|任务|需求|功能|重构|活儿?|项目|脚本)';
const THING = `${KIND}(?:${PROMPT}|${REQUEST}|${TASK})(?![a-z])`;
const ONE =
  '(?:per|each|every|(?:my |an |the )?(?:average|typical|usual)|an?|one|1|single|(?:平均)?每(?:一)?(?:次|个|轮|条)?|单(?:个|次)|[一1](?:次|个|轮|条))';
/** 写个需求, 改一个 bug: doing one is one. */
const DOING = '(?:写|做|改|修|搞|跑|干|完成|开发)(?:一|1)?个';
const EACH = new RegExp(`(?<![a-z0-9.])(?:${ONE}|${DOING})\\s?${THING}`, 'gi');

/** "31K each", 按 30 次一个, 每个算 20 次. */
const BARE =
  /(?<=\d[kKmMwW]?\s|tokens?\s|calls?\s|requests?\s|prompts?\s)(?:each|apiece)(?![a-z])(?! (?:day|week|month|hour|year))|(?<=[\d次条kK]\s?)(?:一个|每个|一条)(?=[\s,，。?？;；]|$)|(?:每个|一个)(?=\s?(?:大概|大约|约|要|算|按|用|需要|得|消耗|平均|吃|就|都){0,4}\s?\d)/gi;

const EACH_TIME = /每次(?=\s?(?:大概|大约|约|按|用|算)?\s?\d[\d.,]*\s?[kKwW万])/g;

export function scanEach(text: string): readonly EachOf[] {
  const named = [...text.matchAll(EACH)].map(
    (found): EachOf => ({ start: found.index, end: found.index + found[0].length, what: found[1] ? 'prompt' : found[2] ? 'request' : 'task' }),
  );
  // "每个 prompt 15 次, 每次 30k": one of the calls just spoken of.
  const calls = [...text.matchAll(EACH_TIME)].map((found): EachOf => ({ start: found.index, end: found.index + found[0].length, what: 'request' }));
  const bare = [...text.matchAll(BARE)].map((found): EachOf => ({ start: found.index, end: found.index + found[0].length, what: 'thing' }));
  const namedAt = meeting(named);
  return [...named, ...[...calls, ...bare].filter(({ start }) => namedAt({ start, end: start + 1 }).length === 0)].sort(
    (one, other) => one.start - other.start,
  );
}
