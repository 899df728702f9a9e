/** Names that two things bear: a client and the plans of its maker ("Cursor"), a house and the protocol called after it ("OpenAI"). */
import type { Entity, Mention } from '#src/catalog/types.ts';
import type { Spotted } from '../lexicon.ts';
import type { Cue } from '../vocabulary/index.ts';

/** Words that ask what a plan can be used with or how, so that the name is the means and not what is bought. */
const MEANS: ReadonlySet<Cue> = new Set([
  'which',
  'guide',
  'environment',
  'clients',
  'endpoint',
  'protocols',
  'recommend',
  'enough',
  'cheapest',
  'choose',
  'all',
]);
const SUPPORTS: ReadonlySet<Cue> = new Set(['supports']);
const WANTED: ReadonlySet<Cue> = new Set(['supports', 'protocols', 'endpoint']);
const OF_PLANS: ReadonlySet<Cue> = new Set(['which', 'all', 'tiers']);

/** What sets two names side by side. */
const JOINED = /^\s*(?:和|与|跟|同|、|,|，|\/|&|\+|或者?|还是|对?比|vs\.?|versus|and|or|than)\s*$/i;
/** Before a tool that something is used in. */
const INSIDE = /(?:\b(?:in|with|inside|from|through|via)|在|用|接入?|从)\s?$/i;

const isOffer = ({ kind }: Entity): boolean => kind === 'vendor' || kind === 'line' || kind === 'plan';
const hasClient = ({ entities }: Mention): boolean => entities.some(({ kind }) => kind === 'client');
const isShared = (mention: Mention): boolean => hasClient(mention) && mention.entities.some(isOffer);

const saysAny = (said: ReadonlySet<Cue>, wanted: ReadonlySet<Cue>): boolean => !said.isDisjointFrom(wanted);

/** The mentions, each in the one meaning that the question leaves it. `said`: all cues of the text, `phrases`: its words that say something. */
export function withOneMeaning(mentions: readonly Mention[], said: ReadonlySet<Cue>, phrases: readonly Spotted[], text: string): readonly Mention[] {
  const offers = mentions.filter((mention) => mention.entities.some(isOffer) && !isShared(mention));
  const models = mentions.filter(({ entities }) => entities.some(({ kind }) => kind === 'model'));
  const [means, supports] = [saysAny(said, MEANS), saysAny(said, SUPPORTS)];
  // "Copilot 和 Cursor 哪个便宜" sets two products side by side.
  const beside = (mention: Mention) =>
    offers.some((other) => other !== mention && JOINED.test(text.slice(Math.min(other.end, mention.end), Math.max(other.start, mention.start))));
  // "Does Cursor support Opus 5" is about its plans, "Opus 5 in Cursor" about the editor.
  const inside = (mention: Mention) => INSIDE.test(text.slice(0, mention.start));
  const has = (mention: Mention) => models.some(({ start }) => start >= mention.end);
  const bought = (mention: Mention) => beside(mention) || (offers.length === 0 && !means && !inside(mention) && (!supports || has(mention)));
  const asked = saysAny(said, WANTED);
  return mentions.flatMap((mention): readonly Mention[] => {
    if (isShared(mention)) {
      const meant = mention.entities.filter(bought(mention) ? isOffer : ({ kind }) => kind === 'client');
      return [{ ...mention, entities: meant }];
    }
    const spoken = asked && (saysAny(said, OF_PLANS) || offers.some((other) => other !== mention)) && isProtocol(mention, phrases);
    return spoken && !beside(mention) ? [] : [mention];
  });
}

/** The name of a house is also that of a protocol. */
const isProtocol = ({ entities, start, end }: Mention, phrases: readonly Spotted[]): boolean =>
  entities.every(({ kind }) => kind === 'vendor') &&
  phrases.some(
    (phrase) =>
      phrase.start <= start &&
      end <= phrase.end &&
      phrase.senses.some((sense) => (sense.type === 'term' ? sense.term.kind === 'protocol' : sense.type === 'cue' && sense.cue === 'protocols')),
  );
