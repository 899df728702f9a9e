/** What stands around a name and says which is meant: a region, a count, that the word is no name at all. */
import type { Entity, Mention } from '#src/catalog/types.ts';
import type { NumberMention } from '../numbers.ts';

/** `aside`: the word joins two names ("A plus B"), or is a tier of something that is no plan ("Cursor Pro"). */
export type NameRole = {
  /** Said right before the name. */
  readonly region?: 'cn' | 'intl';
  /** The name itself holds a word for a region ("MiniMax China"), or for a product ("Ark plan"). */
  readonly within?: 'cn' | 'intl';
  readonly product?: true;
  readonly count?: number;
  readonly aside?: true;
  /** A house named for its models: "a Kimi model", 能用智谱的模型. */
  readonly models?: true;
};

const AWAY = /(?:国际|海外|境外|international|intl|overseas|global)\s?版?的?\s?$/i;
const HOME = /(?:国内|中国|大陆|domestic|chinese|china)\s?版?的?\s?$/i;
const NEAR = 16;

/** "国内版 Max 和国际版 Max": each tier has its own word before it, or in its name. */
function regionOf({ start, text: name }: Mention, text: string): NameRole['region'] {
  const [, brand = ''] = /^(.*?)\s?[A-Za-z]+$/.exec(name) ?? [];
  const said = [text.slice(Math.max(0, start - NEAR), start), brand].filter((part) => part !== '');
  if (said.some((part) => AWAY.test(part))) return 'intl';
  return said.some((part) => HOME.test(part)) ? 'cn' : undefined;
}

const DOMESTIC = /china|国内|中国|国区/i;
const ABROAD = /international|intl|overseas|global|国际|海外/i;
const PLAN = /\bplans?\b|套餐/i;

export const only = ({ entities }: Mention, ...kinds: readonly Entity['kind'][]): boolean => entities.every(({ kind }) => kinds.includes(kind));
const some = ({ entities }: Mention, ...kinds: readonly Entity['kind'][]): boolean => entities.some(({ kind }) => kinds.includes(kind));

const MODELS_AFTER = /^\s?(?:的|系列?的?|家的)?\s?(?:大?模型|models?\b)/i;
const HAVING =
  /(?:能用|支持|包含|包括|带|有|用|跑)[^,，。?？]{0,14}$|\b(?:an?|any|some|with|includes?|including|has|have|runs?|supports?|use)\b[^,.?]{0,24}$/i;
/** "DeepSeek v4" beside another house. */
const VERSION_AFTER = /^[ -]?[vkmr]\d+(?:\.\d+)?(?![\w.])/i;
/** "Which GLM model": a house named for its models where another is named for its plans. */
const ASKED = /(?:\b(?:which|what)\s|哪[个款些几]?个?\s?)$/i;
const namesModels = ({ start, end }: Mention, text: string, several: boolean): boolean => {
  const before = text.slice(0, start);
  const after = text.slice(end);
  if (VERSION_AFTER.test(after) && (several || HAVING.test(before))) return true;
  return MODELS_AFTER.test(after) && (HAVING.test(before) || (several && ASKED.test(before)));
};

/** Houses in a row of which one plan is to have them all: "glm, kimi and deepseek in one plan", glm kimi 全都要. */
const ROW = /^[\s,、，/&+和跟与及]*(?:and |or )?(?:[\w.-]{2,12}[\s,、，/&+和跟与及]+)?(?:and |or )?$/i;
const ALL_AFTER =
  /^(?:[\s,、，/&+和跟与及]|and |[\w.-]{2,12}(?![\w.-])){0,6}?\s?(?:(?:模型)?全?都(?:得|要|想要?|有|能用|包含|带)(?=吗?(?:[\s,，。?？!！]|$))|(?:models? )?(?:all )?(?:in|under) (?:it|one|a single|the same)\b)/i;
function allWanted(names: readonly Mention[], index: number, text: string): boolean {
  const houses = (name: Mention | undefined) => name !== undefined && !some(name, 'plan') && some(name, 'line', 'vendor', 'model');
  const joined = (one: number) => houses(names[one]) && houses(names[one + 1]) && ROW.test(text.slice(names[one]?.end, names[one + 1]?.start));
  let [first, last] = [index, index];
  while (joined(first - 1)) first--;
  while (joined(last)) last++;
  return last > first && ALL_AFTER.test(text.slice(names[last]?.end));
}

const GOES_ON = /^ (?:plan|tier|highspeed|edition|subscription|for|on|at|and|or|vs|is|has|cost|price|member)/;

/** "$30/mo max": the most that is paid. */
const AMOUNT = /(?:[$¥€£]\s?\d[\d.,]*|\d\s?(?:usd|rmb|cny|bucks|dollars|yuan|元|块|刀))\s?(?:\/\s?mo(?:nth)?|(?:a|per) month|每月)?\s?$/i;

/** "MiniMax Starter plus Ark Lite": the word joins two plans and is none itself; "to max out" is a verb. */
function isWord(name: Mention, before: Mention | undefined, after: Mention | undefined, text: string): boolean {
  const rest = text.slice(name.end);
  if (/^max$/i.test(name.text) && (/^ (?:it )?out\b/i.test(rest) || AMOUNT.test(text.slice(0, name.start)))) return true;
  if (name.text !== 'plus') return false;
  const lead = text.slice(before?.end ?? 0, name.start);
  // "Input plus output": between two words of English, none of which names a line.
  const inEnglish = /[a-z)] $/.test(text.slice(Math.max(0, name.start - 2), name.start)) && /^ [a-z]{3,}/.test(rest) && !GOES_ON.test(rest);
  if (inEnglish && !(before && lead.trim() === '' && some(before, 'line', 'vendor'))) return true;
  if (!before || !after || !some(before, 'plan')) return false;
  return lead.replace(/[(（][^)）]*[)）]/g, '').trim() === '' && text.slice(name.end, after.start).trim() === '';
}

/** "Cursor Pro" is a tier of Cursor, not of a line named elsewhere. */
const ofClient = (name: Mention, all: readonly Mention[], text: string): boolean =>
  all.some((other) => only(other, 'client') && (other.end === name.start || (other.end === name.start - 1 && text[other.end] === ' ')));

/** Between a figure and a name that it counts: "4 people on Max", "3 on Pro", 2 个 Pro. */
const COUNTER =
  /^\s?(?:个|份|x|×|套|份儿|座|席|个座位|个席位|(?:个人|人|位)(?:用|买|开|订)?|(?:(?:people|persons?|devs?|developers?|engineers?|folks|users?|guys?|of us|seats?|licen[cs]es?|accounts?|copies)(?: [a-z]+){0,2} )?(?:on|of|with)(?: the)?)?\s?$/i;
/** Behind a name: "Teams x 12", "Team 标准 5 座", 三个座位, 两个号. */
const COUNTED_LEAD = /^\s?(?:(?:standard|标准版?)\s?)?[x×*]?\s?$/i;
const COUNTS_SEATS = /^\s?(?:个|x)?\s?(?:座位?|席位?|坐席|号|账号|帐号|份|seats?\b|licen[cs]es?\b|accounts?\b)/i;
const MOST = 1000;

/** "5 Bailian Pro", "Cursor Teams, 5 seats": the whole number right before the name, or of seats right behind it, 1 to 1,000. */
function countOf({ start, end }: Mention, numbers: readonly NumberMention[], text: string): number | undefined {
  const counts = (number: NumberMention): boolean => {
    if (number.glued === undefined && number.end <= start) return COUNTER.test(text.slice(number.end, start));
    const lead = text.slice(end, number.start);
    return number.start >= end && COUNTED_LEAD.test(lead) && (/[x×*]/i.test(lead) || COUNTS_SEATS.test(text.slice(number.end)));
  };
  const number = numbers.find(counts);
  return number && Number.isInteger(number.value) && number.value >= 1 && number.value <= MOST ? number.value : undefined;
}

/** Each name with its role, in their order. */
export function rolesOfNames(names: readonly Mention[], text: string, numbers: readonly NumberMention[]): readonly (Mention & NameRole)[] {
  const several = names.filter((name) => some(name, 'line', 'vendor')).length > 1;
  return names.map((name, index) => {
    const region = regionOf(name, text);
    const count = countOf(name, numbers, text);
    const tier = some(name, 'plan') && !some(name, 'line', 'vendor');
    const aside = tier && (isWord(name, names[index - 1], names[index + 1], text) || ofClient(name, names, text));
    const within = ABROAD.test(name.text) ? ('intl' as const) : DOMESTIC.test(name.text) ? ('cn' as const) : undefined;
    return {
      ...name,
      ...(within ? { within } : {}),
      ...(PLAN.test(name.text) ? { product: true as const } : {}),
      ...(region ? { region } : {}),
      ...(count === undefined ? {} : { count }),
      ...(aside ? { aside } : {}),
      ...(some(name, 'line', 'vendor') && (namesModels(name, text, several) || allWanted(names, index, text)) ? { models: true as const } : {}),
    };
  });
}
