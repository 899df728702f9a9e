/** The first screen of a plan: six lines on what it costs, allows and includes today. */
import type { FieldsBlock } from '#src/card/card.ts';
import { DISPUTED } from '#src/card/sources.ts';
import { isDisputed } from '#src/catalog/readings.ts';
import type { Attribute, Fact } from '#src/catalog/schema.ts';
import type { Slot } from '#src/catalog/types.ts';
import type { AnySlot, Profile } from '#src/core/profile.ts';
import type { Sale } from '#src/core/sale.ts';
import { factText } from './fact-text.ts';
import { discountLabel, refName, termName } from './labels.ts';
import { quotaInWindow, quotasToldFirst } from './plan-quotas.ts';
import { rememberedPrice } from './plan-summary.ts';
import { saleText } from './sale-text.ts';
import { heldText, type Scene } from './slot-text.ts';

/** Names of a list; the rest is counted. */
const NAMED = 6;
const OFFERS = 2;
const LINES = 6;

type Item = FieldsBlock['items'][number];
type Line = { readonly id: 'price' | 'quota' | 'sale' | 'models' | 'clients' | 'counts' | 'peak' | 'protocols'; readonly text: string };

function of<A extends Attribute>({ slots }: Profile, attribute: A): readonly Slot<A>[] {
  return slots.filter((slot: AnySlot) => slot.attribute === attribute) as unknown as readonly Slot<A>[];
}

function cited<A extends Attribute>(slot: Slot<A>, words: (fact: Fact<A>, text: string) => string, scene: Scene): string {
  const reading = slot.readings[0];
  if (!reading) return '';
  const text = `${words(reading.lead.fact, heldText(reading.lead, slot.attribute, scene))} ${scene.cites.citeReading(reading)}`;
  return isDisputed(slot) ? `${text} ${DISPUTED}` : text;
}

/** What it cost last, where it costs nothing any more. */
function endedPrice(profile: Profile, scene: Scene): readonly string[] {
  const { loc, view, cites } = scene;
  const held = rememberedPrice(profile, view);
  if (!held) return [];
  const label = heldText(held, 'prices', scene);
  return [`${loc.t('fact:slot.model', { label, model: loc.t('fact:until', { day: loc.day(held.end) }) })} ${cites.cite(held)}`];
}

/** First purchase, then the regular prices, shortest period first; what comes on top, and what is taken off them. */
function priceText(profile: Profile, scene: Scene): string {
  const { loc } = scene;
  const slots = of(profile, 'prices').filter(({ keys }) => keys['phase'] === 'first' || keys['phase'] === 'regular');
  const prices = slots.map((slot) => cited(slot, ({ phase }, text) => loc.t(`fact:phasePrice.${phase}`, { price: text }), scene));
  const offers = of(profile, 'discounts').map((slot) =>
    cited(slot, (fact, text) => loc.t('models:fact', { label: discountLabel(fact, loc), value: text }), scene),
  );
  const besides = (['fees', 'packs'] as const).flatMap((attribute) =>
    of<Attribute>(profile, attribute).map((slot) => cited(slot, (_fact, text) => text, scene)),
  );
  return [...prices, ...besides.slice(0, OFFERS), ...(prices.length === 0 ? endedPrice(profile, scene) : []), ...offers.slice(0, OFFERS)].join(
    loc.t('fact:join'),
  );
}

/** What each window allows. */
function quotaText(profile: Profile, scene: Scene): string {
  const { loc, view } = scene;
  const slots = quotasToldFirst(of(profile, 'quotas'));
  const rest = slots.length - NAMED;
  return [
    ...slots.slice(0, NAMED).map((slot) => cited(slot, (_fact, text) => quotaInWindow(slot, text, view, loc), scene)),
    ...(rest > 0 ? [loc.t('compare:others', { count: rest })] : []),
  ].join(loc.t('fact:join'));
}

function saleLine({ state, held }: Sale, profile: Profile, { loc, cites }: Scene): string {
  const text = saleText({ state }, loc);
  const time = of(profile, 'saleTimes')[0]?.readings[0]?.lead.fact.at;
  const told = state === 'limited' && time ? loc.t('compare:sale.stockAt', { time }) : text;
  return held ? `${told} ${cites.cite(held)}` : told;
}

function listLine(profile: Profile, attribute: 'models' | 'clients' | 'protocols', scene: Scene): string {
  const { loc, view } = scene;
  const [slot] = of(profile, attribute);
  const fact = slot?.readings[0]?.lead.fact;
  if (!slot || !fact) return '';
  const name = (id: string) =>
    attribute === 'protocols'
      ? termName(id, view.catalog, loc)
      : refName({ kind: attribute === 'models' ? 'model' : 'client', id }, view.catalog, loc);
  const names = fact.items.slice(0, NAMED).map(name);
  const rest = fact.items.length - names.length;
  const listed = rest > 0 && fact.complete ? [...names, loc.t('compare:others', { count: rest })] : names;
  return cited<Attribute>(
    slot,
    () => (fact.complete ? loc.list(listed) : loc.t('fact:incomplete', { items: listed.join(loc.t('fact:separator')) })),
    scene,
  );
}

/** How many times a call of a model counts, for each model that does not count once. */
function countsLine(profile: Profile, scene: Scene): string {
  const { loc, view } = scene;
  const slots = of(profile, 'multipliers').slice(0, NAMED);
  return slots
    .map((slot) =>
      cited(
        slot,
        (fact) => {
          const text = factText(fact, 'multipliers', loc, view.catalog);
          return fact.model ? loc.t('models:fact', { label: refName({ kind: 'model', id: fact.model }, view.catalog, loc), value: text }) : text;
        },
        scene,
      ),
    )
    .join(loc.t('fact:join'));
}

/** At most six lines; what nobody states has none. `peak`: the hours at which use counts more. Pure. */
export function planFields(profile: Profile, sale: Sale, peak: string | undefined, scene: Scene): readonly FieldsBlock[] {
  const counts = countsLine(profile, scene);
  const lines: readonly Line[] = [
    { id: 'price', text: priceText(profile, scene) },
    { id: 'quota', text: quotaText(profile, scene) },
    { id: 'sale', text: sale.state === 'absent' ? '' : saleLine(sale, profile, scene) },
    { id: 'models', text: listLine(profile, 'models', scene) },
    { id: 'counts', text: counts },
    { id: 'peak', text: counts === '' ? (peak ?? '') : '' },
    { id: 'clients', text: listLine(profile, 'clients', scene) },
    { id: 'protocols', text: listLine(profile, 'protocols', scene) },
  ];
  const items = lines
    .filter(({ text }) => text !== '')
    .slice(0, LINES)
    .map(({ id, text }): Item => ({ label: scene.loc.t(`plan:lines.${id}`), value: text, wide: true }));
  return items.length > 0 ? [{ type: 'fields', items }] : [];
}
