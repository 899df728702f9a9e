/** The language of an answer, from everything that may tell it. */
import type { Names } from '#src/catalog/types.ts';
import { positionalsOf } from '#src/command/assign.ts';
import type { Invocation, Settings } from '#src/command/context.ts';
import type { Values } from '#src/command/problem.ts';
import type { Vocabulary } from '#src/command/vocabulary.ts';
import { chooseLang, languageOf } from '#src/i18n/choose-lang.ts';
import type { Lang } from '#src/i18n/types.ts';
import type { Pressed, Request } from './request.ts';

type Deps = { readonly names: Names; readonly vocabulary: Vocabulary; readonly defaultLang: Lang };

/** Names are the same in both languages: "GLM Lite?" is no English. */
function languageOfQuestion(text: string, names: Names): Lang | undefined {
  const lang = languageOf(text);
  if (lang !== 'en') return lang;
  let words = '';
  let end = 0;
  for (const mention of names.scan(text)) {
    words += `${text.slice(end, mention.start)} `;
    end = mention.end;
  }
  return languageOf(words + text.slice(end));
}

/** In a command Chinese words tell; Latin ones are mostly ids and option names. */
function wordsLanguage(request: Request, invocation: Invocation, values: Values, names: Names): Lang | undefined {
  if (request.type === 'words') return languageOfQuestion(request.text, names);
  if (request.type === 'line' || request.type === 'values') {
    const { rest } = positionalsOf(request.command);
    const question = rest !== undefined && request.command.options[rest]?.type === 'text' ? values[rest] : undefined;
    if (question !== undefined && !('pressed' in request)) return languageOfQuestion(question, names);
  }
  const typed = invocation.type === 'text' ? invocation.text : invocation.type === 'command' ? Object.values(invocation.options).join(' ') : '';
  return languageOf(typed) === 'zh' ? 'zh' : undefined;
}

/** A button goes on in the language of its card for the asker; for anybody else that is a hint only. */
export function languageFor(request: Request, invocation: Invocation, values: Values, settings: Settings, deps: Deps): Lang {
  const pressed: Pressed | undefined = request.type === 'values' ? request.pressed : undefined;
  const option = deps.vocabulary.choice('command' in request ? request.command.name : '', 'lang', values['lang'] ?? '');
  return chooseLang({
    option: option === 'zh' || option === 'en' ? option : invocation.lang,
    words: pressed?.own ? pressed.lang : wordsLanguage(request, invocation, values, deps.names),
    setting: settings.lang,
    client: invocation.asker.locale,
    chat: pressed && !pressed.own ? pressed.lang : invocation.chat.locale,
    fallback: deps.defaultLang,
  });
}
