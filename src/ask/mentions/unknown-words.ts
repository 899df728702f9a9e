/** Words that nothing accounts for: what is left beside all that is known, without the small words of a language. */
import { blank, type Place } from '../places.ts';
import { only } from './name-roles.ts';
import type { Said } from './said.ts';

const COMMON =
  /^(?:wtf|omg|ffs|wait|hmm+|huh|oh|ah|yo|lol|lmao|wow|bro|bruh|dude|man|mate|guys|folks|hey|btw|tbh|imo|idk|rn|pls|plz|meant|mean|means|asked|asking|said|talking|instead|rather|the|and|for|you|your|with|this|that|they|them|from|just|what|which|when|where|there|here|about|then|than|into|onto|only|some|any|such|have|has|had|been|being|were|was|are|does|did|doing|done|will|would|could|should|can|may|might|must|not|but|because|since|while|also|too|very|much|many|more|most|less|least|per|each|every|one|two|first|last|next|same|other|another|really|actually|please|tell|know|think|want|need|like|make|made|get|got|give|gives|given|say|says|said|see|seems|look|looks|good|bad|thing|things|way|time|times|day|days|people|user|users|using|use|used|hello|thanks|help|if|is|it|its|in|on|of|or|to|as|at|by|be|do|go|he|she|we|my|me|no|so|up|us|an|am|how|why|who|all|out|off|own|let|lets|let's|i'm|i've|don't|doesn't|isn't|it's|that's|what's|there's|can't|won't|didn't|right|ok|okay|yes|plan|plans|coding|code|ai|llm|api|anyone|someone|anything|something|everything|currently|exactly|roughly|around|still|even|ever|over|under|between|after|before|again|already|both|few|lot|lots|bit|put|try|trying|going|goes|come|comes|take|takes|keep|keeps|work|works|working|run|runs|running|start|pay|buy|bought|buying|question|answer|number|numbers|data|source|sources|happens?|happened|happening|once|through|during|without|against|instead|whatever|whether|somehow|honestly|basically|literally|apparently|probably|maybe|perhaps|already|early|late|soon|later|today|tomorrow|yesterday|saw|seen|seeing|saying|tells?|told|called|calls?|calling|named?|found|find|looking|looked|heard|read|reading|thought|guess|wonder(?:ing)?|curious|confused|sure|shows?|showed|showing|left|leaves?|turns?|turned|went|gone|comes|came|stays?|stayed|happy|nice|great|cool|hard|easy|real|true|false|normal|simple|simply|quick|quickly|stuff|place|part|kind|sort|type|case|point|reason|idea|problem|issue|friend|friends|guy|dumb|stupid|silly|new|old|big|small|long|short|full|half|whole|own|able|possible|allowed|supposed|fine|those|these|their|theirs|his|her|hers|our|ours|mine|yours|himself|myself|itself|ones|else|though|although|however|therefore|anyway|besides|yet|never|always|often|sometimes|usually|ever|twice|within|across|along|toward|towards|above|below|near|since|until|till|upon|via)$/i;
const HAN_COMMON =
  /[的了是在我你他它这那有和与就也都还要会能可以吗呢吧啊呀哦嘛么个们把被给让对从到比跟为因所而且但如果虽然然后现今天明昨一下些点很太真挺好不没别再又才刚已经过着得地之其中里外上下前后左右大小多少高低长短几每各某该请问想知道看说话讲做用买卖付费钱]/g;

/** A word in the place of a vendor's name, that nobody here goes by: before a plan, a price or a tier. */
const NAME_PLACE =
  /^[\s的家]{0,2}(?:coding|code|plan|token|套餐|会员|订阅|包月|编程|多少钱|价格|卖|怎么收费|收费|月费|pro|plus|max|lite|go|team|business|edu|要多少|的?额度|限额|price|pricing|cost|subscription)/i;
const LATIN_PLACE =
  /^['’]?s?\s?(?:coding plan|plan\b|pro\b|plus\b|lite\b|套餐|会员|订阅|多少钱|价格|怎么收费|收费|月费|pricing|prices?\b|subscription)/i;
const LEADS_ON = /(?:^(?:and|or|then)|\babout|^那么?|^换成|^还有)\s*$/i;
const LED_ON = /^\s?的?\s?呢/;
const LONGEST_HAN = 5;

/** Everything that accounts for words. */
const known = (heard: Said): readonly Place[] => [
  ...(['name', 'term', 'family', 'day', 'money', 'negation', 'variable', 'outsider', 'literal'] as const).flatMap((kind): readonly Place[] =>
    heard.all(kind),
  ),
  ...heard.all('cue').filter(({ cue }) => cue !== 'rival'),
];

/** The words of a text without the names, and what of them nothing accounts for. */
export const wordsLeft = (heard: Said): { readonly words: string; readonly rest: string } => ({
  words: blank(heard.text, heard.all('name'), ' '),
  rest: blank(heard.text, known(heard), ' '),
});

/** In Latin letters first, then in Chinese, in their order. */
export function unknownWords(heard: Said): readonly string[] {
  const rest = blank(heard.text, [...known(heard), ...heard.all('number')], ' ');
  const latin = [...rest.matchAll(/[A-Za-z][A-Za-z0-9.+-]{2,}/g)].map(({ index, 0: word }) => {
    // "qwen3-coder": a family and a number in it are parts of the word.
    const head = /[A-Za-z0-9.+]+-$/.exec(heard.text.slice(0, index))?.[0] ?? '';
    const tail = /^\d[\d.]*-[A-Za-z0-9.+-]+/.exec(heard.text.slice(index + word.length))?.[0] ?? '';
    return `${head}${word}${tail}`.replace(/[.-]+$/, '');
  });
  const han = [...rest.replace(HAN_COMMON, ' ').matchAll(/\p{Script=Han}{2,}/gu)].map(([word]) => word);
  return [...new Set(latin.filter((word) => !COMMON.test(word))), ...han];
}

/** Names that the data does not know. Ordinary words are none. */
export function unknownNames(heard: Said): readonly string[] {
  const { text } = heard;
  const products = heard.all('term').flatMap(({ of, start, end }) => (of === 'product' ? [text.slice(start, end)] : []));
  const words = unknownWords(heard).filter((word) => {
    const at = text.indexOf(word);
    const after = text.slice(at + word.length);
    // A capital at the head of a sentence makes no name.
    const head = /(?:^|[.!?\n]\s*)$/.test(text.slice(0, at)) && /^[A-Z][a-z]+$/.test(word);
    if (/^[A-Za-z]/.test(word)) return (/[A-Z]/.test(word) && !head) || /\d/.test(word) || LATIN_PLACE.test(after);
    return word.length <= LONGEST_HAN && NAME_PLACE.test(after);
  });
  return [...products, ...words];
}

/** "那 Foo 呢", "what about Foo?": a word that nobody goes by, in the place of the one before. */
export function unknownFollowing(heard: Said): string | undefined {
  const { text } = heard;
  return unknownWords(heard).find((word) => {
    const at = text.indexOf(word);
    return LEADS_ON.test(text.slice(0, at)) || LED_ON.test(text.slice(at + word.length));
  });
}

const HAN_WORTH = 2;
const letters = (text: string): number => [...text.matchAll(/[a-z]/gi)].length + HAN_WORTH * [...text.matchAll(/\p{Script=Han}/gu)].length;

/** How much of what a text says nothing accounts for: 0 to 1, by letters, a Chinese character counting as two, without the small words. */
export function unknownShare(heard: Said): number {
  const whole = letters(heard.text.replace(HAN_COMMON, '').replace(/[A-Za-z']+/g, (word) => (COMMON.test(word) ? '' : word)));
  return whole === 0 ? 0 : unknownWords(heard).reduce((sum, word) => sum + letters(word), 0) / whole;
}

/** How many letters are left of the text beside names, dates and figures, without the small words. */
export function restLength(heard: Said): number {
  const places = (['name', 'day', 'number', 'money'] as const).flatMap((kind): readonly Place[] => heard.all(kind));
  return blank(heard.text, places, ' ')
    .replace(HAN_COMMON, '')
    .replace(/[A-Za-z']+/g, (word) => (COMMON.test(word) ? '' : word))
    .replace(/[\s\p{P}\p{S}]/gu, '').length;
}

/** A full stop ends a sentence, not a name. */
const NAME = /(?:^|[^\p{L}\p{N}.])([A-Za-z][A-Za-z0-9.]+[A-Za-z0-9])\s$/u;
const PLAIN =
  /^(?:meant|mean|asked|said|talking|the|and|for|with|between|about|does|what|which|how|much|many|is|are|per|get|buy|take|want|need|have|has|from|price|quota|compare|versus|old|new|legacy|both|only|just|plan|plans|entry|tier|coding|cheapest|best|current|latest|yearly|monthly|year|new-year|upgrade|upgrading|switch|than|then|also|any|all|every|each|this|that|my|your|our|their|on|in|of|to|use|using|choose|pick|should|can|will|still|now|between|including|include|includes|regular|normal|personal|business|commercial|private|cheap|basic|paid|free|monthly|standard|first|intro|even|go|going|instead|vs|or|if|say|says|when|while|because|since|until|after|before|over|under)$/i;

/** "Foo Pro": a name that nobody knows before the word of a tier at `start`. */
export function unknownBefore(heard: Said, tier: { readonly text: string; readonly start: number }): string | undefined {
  const word = NAME.exec(heard.text.slice(0, tier.start))?.[1];
  if (!word || PLAIN.test(word)) return undefined;
  const place = { start: tier.start - word.length - 1, end: tier.start - 1 };
  return known(heard).some((each) => each.start < place.end && place.start < each.end) ? undefined : `${word} ${tier.text}`;
}

/** "Cursor Pro": a client with the word of a tier right behind it. */
export function clientWithTier(heard: Said): string | undefined {
  const names = heard.all('name');
  for (const client of names.filter((name) => only(name, 'client'))) {
    const tier = names.find(
      ({ start, entities }) =>
        start - client.end >= 0 &&
        heard.text.slice(client.end, start).trim() === '' &&
        start - client.end <= 1 &&
        entities.some(({ kind }) => kind === 'plan'),
    );
    // "Kilo Code plus Roo Code": the word joins.
    const joins = tier?.text === 'plus' && names.some(({ start }) => start > tier.end && start - tier.end <= 1);
    if (tier && !joins) return `${client.text} ${tier.text}`;
  }
  return undefined;
}

const WORD_ON = /^ (?:[A-Z][\w.-]*|cli|code|ide)(?![\w])/i;

/** "Gemini" of "Gemini CLI": a name with the words that belong to it. */
export function wholeName(name: string, { text }: Said): string {
  const at = text.indexOf(name);
  const more = at < 0 ? undefined : WORD_ON.exec(text.slice(at + name.length))?.[0];
  return more !== undefined && /[A-Z]/.test(more) ? `${name}${more}` : name;
}

const VERSION = /^[-\s]?\d+(?:\.\d+)?(?![\d.]|\s?(?:[档块元万亿个家款次人天周月年分台折倍%]|小时|h(?:ours?)?\b))/i;

/** "GLM-9": a version that the family does not have here. */
export function unknownVersion(heard: Said): string | undefined {
  return heard.all('family').flatMap(({ start, end }) => {
    const version = VERSION.exec(heard.text.slice(end))?.[0];
    return version === undefined ? [] : [heard.text.slice(start, end) + version];
  })[0];
}
