/** What is not a question for the bot, and what is about something that the data does not know. */
import type { QueryOf } from '../query.ts';
import type { Frame } from './frame.ts';

type NotForMe = QueryOf<'notForMe'>;

/** Words of everyday use that say nothing of the matter. */
const COMMON =
  /^(?:the|and|for|you|your|with|this|that|they|them|from|just|what|which|when|where|there|here|about|then|than|into|onto|only|some|any|such|have|has|had|been|being|were|was|are|does|did|doing|done|will|would|could|should|can|may|might|must|not|but|because|since|while|also|too|very|much|many|more|most|less|least|per|each|every|one|two|first|last|next|same|other|another|really|actually|please|tell|know|think|want|need|like|make|made|get|got|give|gives|given|say|says|said|see|seems|look|looks|good|bad|thing|things|way|time|times|day|days|people|user|users|using|use|used|hello|thanks|help|if|is|it|its|in|on|of|or|to|as|at|by|be|do|go|he|she|we|my|me|no|so|up|us|an|am|how|why|who|all|out|off|own|let|lets|let's|i'm|i've|don't|doesn't|isn't|it's|that's|what's|there's|can't|won't|didn't|right|ok|okay|yes|plan|plans|coding|code|ai|llm|api|anyone|someone|anything|something|everything|currently|exactly|roughly|around|still|even|ever|over|under|between|after|before|again|already|both|few|lot|lots|bit|put|try|trying|going|goes|come|comes|take|takes|keep|keeps|work|works|working|run|runs|running|start|pay|buy|bought|buying|question|answer|number|numbers|data|source|sources)$/i;
const HAN_COMMON =
  /[的了是在我你他它这那有和与就也都还要会能可以吗呢吧啊呀哦嘛么个们把被给让对从到比跟为因所而且但如果虽然然后现今天明昨一下些点很太真挺好不没别再又才刚已经过着得地之其中里外上下前后左右大小多少高低长短几每各某该请问想知道看说话讲做用买卖付费钱]/g;

export function strangersOf(frame: Frame): readonly string[] {
  const { signals } = frame;
  const taken = [...signals.mentions, ...signals.cues, ...signals.terms, ...signals.numbers, ...signals.days, ...signals.money];
  let rest = signals.text;
  for (const { start, end } of taken) rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
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
  'window-5h',
  'legacy',
  'usage-page',
  'tiers',
  'value',
  'worth-buying',
  'cheapest',
] as const;

export function isTrade({ signals, offers, subjects }: Frame): boolean {
  const named = offers.length > 0 || subjects.models.length > 0 || subjects.clients.length > 0 || subjects.ambiguous !== undefined;
  return named || signals.terms.some(({ kind }) => kind !== 'topic') || signals.money.length > 0 || signals.has(...TRADE);
}

/** Undefined for anything that touches the trade. */
export function readSmallTalk(frame: Frame): NotForMe | undefined {
  const { signals } = frame;
  const said = (reason: NotForMe['reason']): NotForMe => ({ kind: 'notForMe', reason });
  if (!/[\p{L}\p{N}]/u.test(signals.text)) return said('empty');
  if (signals.has('bot') && signals.text.length < 30) return said('bot');
  if (signals.has('help') && !isTrade(frame)) return said('help');
  if (isTrade(frame)) return undefined;
  if (signals.has('thanks')) return said('thanks');
  if (signals.has('greeting') && signals.text.length < 20) return said('greeting');
  return said('off-topic');
}
