/** What is not a question for the bot, and what is about something that the data does not know. */
import { shortestWindow } from '#src/catalog/spans.ts';
import { blank } from '../places.ts';
import { spanCue } from '../vocabulary/index.ts';
import type { QueryOf } from './earlier/query.ts';
import type { Frame } from './frame.ts';

type NotForMe = QueryOf<'notForMe'>;

/** Words of everyday use that say nothing of the matter. */
const COMMON =
  /^(?:the|and|for|you|your|with|this|that|they|them|from|just|what|which|when|where|there|here|about|then|than|into|onto|only|some|any|such|have|has|had|been|being|were|was|are|does|did|doing|done|will|would|could|should|can|may|might|must|not|but|because|since|while|also|too|very|much|many|more|most|less|least|per|each|every|one|two|first|last|next|same|other|another|really|actually|please|tell|know|think|want|need|like|make|made|get|got|give|gives|given|say|says|said|see|seems|look|looks|good|bad|thing|things|way|time|times|day|days|people|user|users|using|use|used|hello|thanks|help|if|is|it|its|in|on|of|or|to|as|at|by|be|do|go|he|she|we|my|me|no|so|up|us|an|am|how|why|who|all|out|off|own|let|lets|let's|i'm|i've|don't|doesn't|isn't|it's|that's|what's|there's|can't|won't|didn't|right|ok|okay|yes|plan|plans|coding|code|ai|llm|api|anyone|someone|anything|something|everything|currently|exactly|roughly|around|still|even|ever|over|under|between|after|before|again|already|both|few|lot|lots|bit|put|try|trying|going|goes|come|comes|take|takes|keep|keeps|work|works|working|run|runs|running|start|pay|buy|bought|buying|question|answer|number|numbers|data|source|sources)$/i;
const HAN_COMMON =
  /[的了是在我你他它这那有和与就也都还要会能可以吗呢吧啊呀哦嘛么个们把被给让对从到比跟为因所而且但如果虽然然后现今天明昨一下些点很太真挺好不没别再又才刚已经过着得地之其中里外上下前后左右大小多少高低长短几每各某该请问想知道看说话讲做用买卖付费钱]/g;

/** A word in the place of a vendor's name, that nobody here goes by: before a plan, a price or a tier. */
const NAME_PLACE =
  /^[\s的家]{0,2}(?:coding|code|plan|token|套餐|会员|订阅|包月|编程|多少钱|价格|卖|怎么收费|收费|月费|pro|plus|max|lite|go|team|business|edu|要多少|的?额度|限额|price|pricing|cost|subscription)/i;

const LATIN_PLACE =
  /^['’]?s?\s?(?:coding plan|plan\b|pro\b|plus\b|lite\b|套餐|会员|订阅|多少钱|价格|怎么收费|收费|月费|pricing|prices?\b|subscription)/i;

/** Names that the data does not know. Ordinary words are none. */
export function strangerNames(frame: Frame): readonly string[] {
  const { text, terms } = frame.signals;
  const products = terms.filter(({ kind }) => kind === 'product').map(({ start, end }) => text.slice(start, end));
  const words = strangersOf(frame).filter((word) => {
    const at = text.indexOf(word);
    const after = text.slice(at + word.length);
    // A capital at the head of a sentence makes no name.
    const head = /(?:^|[.!?\n]\s*)$/.test(text.slice(0, at)) && /^[A-Z][a-z]+$/.test(word);
    if (/^[A-Za-z]/.test(word)) return (/[A-Z]/.test(word) && !head) || /\d/.test(word) || LATIN_PLACE.test(after);
    return word.length <= 5 && NAME_PLACE.test(after);
  });
  return [...products, ...words];
}

const LEADS_ON = /(?:^(?:and|or|then)|\babout|^那么?|^换成|^还有)\s*$/i;
const LED_ON = /^\s?的?\s?呢/;

/** "那 Foo 呢", "what about Foo?", "Foo 多少钱": a name that nobody here goes by, in the place of the one before; never the one before again. */
export function strangerFollowing(frame: Frame): string | undefined {
  const { text } = frame.signals;
  if (frame.owners.length > 0) return undefined;
  const led = strangersOf(frame).find((word) => {
    const at = text.indexOf(word);
    return LEADS_ON.test(text.slice(0, at)) || LED_ON.test(text.slice(at + word.length));
  });
  return led ?? strangerNames(frame)[0];
}

/** What is left of the text beside names, dates and figures, without the small words. */
export function restOf({ signals }: Frame): string {
  return blank(signals.text, [...signals.mentions, ...signals.days, ...signals.numbers, ...signals.money], ' ')
    .replace(HAN_COMMON, '')
    .replace(/[A-Za-z']+/g, (word) => (COMMON.test(word) ? '' : word))
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

export function strangersOf(frame: Frame): readonly string[] {
  const { signals } = frame;
  const taken = [...signals.mentions, ...signals.cues, ...signals.terms, ...signals.families, ...signals.numbers, ...signals.days, ...signals.money];
  const rest = blank(signals.text, taken, ' ');
  const latin = [...rest.matchAll(/[A-Za-z][A-Za-z0-9.+-]{2,}/g)].map(([word]) => word).filter((word) => !COMMON.test(word));
  const han = [...rest.replace(HAN_COMMON, ' ').matchAll(/\p{Script=Han}{2,}/gu)].map(([word]) => word);
  return [...latin, ...han];
}

/** Cues that belong to the trade; others (多, 高, "is") occur in any talk. */
const TRADE = [
  'price',
  'first',
  'regular',
  'renewal',
  'quota',
  'models',
  'protocols',
  'endpoint',
  'environment',
  'mcp',
  'promotion',
  'multiplier',
  'context',
  'parameters',
  'api',
  'unit-prompt',
  'unit-request',
  'unit-token',
  'cached',
  'uncached',
  'subscription',
  spanCue(shortestWindow),
  'legacy',
  'usage-page',
  'tiers',
  'value',
  'worth-buying',
  'cheapest',
  'recommend',
  'quota',
  'changed',
] as const;

export function isTrade({ signals, offers, subjects, topics }: Frame): boolean {
  if (topics.length > 0 || signals.shares.length > 0 || signals.multiples.length > 0) return true;
  const named = offers.length > 0 || subjects.models.length > 0 || subjects.clients.length > 0 || subjects.ambiguous !== undefined;
  return named || signals.terms.some(({ kind }) => kind !== 'topic') || signals.money.length > 0 || signals.has(...TRADE);
}

/** Where the bot has it from; nobody's figure is asked for. */
const ABOUT_DATA =
  /(?:数据|信息|资料|价格)(?:都)?(?:是)?(?:从)?(?:哪|啥地方)(?:里|儿)?(?:来|找|搞)|数据来源|数据(?:准不准|靠谱吗|可靠吗|新不新|多久更新)|\bwhere (?:do|does|did) (?:you|this|your|the)\b[^?]*\b(?:data|prices?|info|figures|numbers)\b|\b(?:your|the) (?:data )?sources?\b|\bhow (?:fresh|current|reliable|up to date) is (?:your|the|this) data\b/i;

/** Undefined for anything that touches the trade. */
export function readSmallTalk(frame: Frame): NotForMe | undefined {
  const { signals } = frame;
  const said = (reason: NotForMe['reason']): NotForMe => ({ kind: 'notForMe', reason });
  if (!/[\p{L}\p{N}]/u.test(signals.text)) return said('empty');
  if (signals.has('bot') && signals.text.length < 30) return said('bot');
  if (ABOUT_DATA.test(signals.text) && frame.offers.length === 0 && frame.subjects.models.length === 0) return said('data');
  if (signals.has('help') && !isTrade(frame)) return said('help');
  if (isTrade(frame)) return undefined;
  if (signals.has('thanks')) return said('thanks');
  if (signals.has('greeting') && signals.text.length < 20) return said('greeting');
  return said('off-topic');
}
