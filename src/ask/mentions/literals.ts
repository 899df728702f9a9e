/** Texts that a person puts to us as they are: addresses and keys. And what may or may not count against a quota. */

const ADDRESS = /(?<![\w@.-])(?:[a-z0-9-]+\.)+(?:com|cn|ai|io|net|org|dev)(?:\/[\w./-]*)?(?![\w-])/gi;
const KEY = /(?<![\w-])(?:sk|ak|tp|ark)-(?:[a-z]+-?)*[\w-]*/gi;

/** In the order of the text. */
export const scanLiterals = (text: string): readonly { readonly start: number; readonly end: number; readonly text: string }[] =>
  [ADDRESS, KEY]
    .flatMap((pattern) => [...text.matchAll(pattern)].map(({ index, 0: found }) => ({ start: index, end: index + found.length, text: found })))
    .sort((one, other) => one.start - other.start);

/** Uses of which people wonder whether they count. */
const USES =
  /(?:缓存|命中缓存|cache(?![a-z-]))(?:的|命中)?(?:token|输入)?|失败(?:的)?(?:请求|调用|重试)?|报错(?:的)?(?:请求)?|重试|超时(?:的)?(?:请求)?|mcp(?:的)?(?:调用|工具|搜索|server)?|联网搜索|搜索|看图|图片|识图|工具调用|tool ?calls?|思考(?:的)?(?:token|过程)?|thinking(?: tokens?)?|reasoning(?: tokens?)?|子代理|subagents?|自动补全|补全|autocomplete|空闲|embedding|\b(?:cached|cache[- ]hit) (?:tokens?|input|reads?)|\bcache (?:hits?|reads?)|\b(?:failed|errored|retried|timed[- ]out|cancell?ed) (?:requests?|calls?|prompts?)|\bretr(?:y|ies)\b|\berrors?\b|\b(?:mcp|web search|search|vision|image)(?: (?:calls?|requests?|tools?))?|\bsystem prompts?\b|系统提示词?|\b429s?\b/gi;

/** The last one named, in its own words. */
export const useNamed = (text: string): string | undefined => [...text.matchAll(USES)].at(0)?.[0].trim();
