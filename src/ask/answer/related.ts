/** What belongs to a finding and stands elsewhere: what has taken the place of something, what is written of a kind of use, what is next to a rule; and what is not wanted. */
import type { Attribute } from '#src/catalog/schema.ts';
import type { Entity, Model, View } from '#src/catalog/types.ts';
import type { AnySlot } from '#src/core/profile.ts';
import type { Topic } from '../query/topics.ts';
import type { Except } from '../query/when.ts';
import { tokensOf } from '../text-index.ts';
import { find } from './find.ts';
import type { AnswerDeps, Finding } from './types.ts';
import { textsFor } from './written.ts';

/** A rule that nobody states, with what is stated next to it. */
function besideRule({ topic, subject, who, slots }: Finding, view: View, asked: readonly Topic[]): readonly Finding[] {
  const ids = topic.term === undefined || slots.length > 0 || topic.attribute !== 'rules' ? [] : (view.catalog.glossary[topic.term]?.near ?? []);
  return ids
    .filter((id) => !asked.some(({ term }) => term === id))
    .map((term) => find(view, subject, { attribute: 'rules', term }, who))
    .filter((each) => each.slots.length > 0);
}

/** A quota in a window that has none, with those of the windows that have one. */
function otherWindows({ topic, subject, who, slots, ended }: Finding, view: View): readonly Finding[] {
  const { attribute, window } = topic;
  if (attribute !== 'quotas' || window === undefined || window === 'all' || slots.length + ended.length > 0) return [];
  const { window: _, ...whole } = topic;
  const others = find(view, subject, whole, who);
  return others.slots.length > 0 ? [others] : [];
}

const outOn = (view: View, model: Model) => view.slot(model, 'released')?.readings[0]?.lead.fact.day ?? '';

/** Of a model that no call is passed on from: the newest of its family. */
function newerModel({ topic, subject, who, slots }: Finding, view: View): readonly Finding[] {
  if (topic.aspect !== 'successor' || slots.length > 0 || subject.kind !== 'model') return [];
  const later = view.catalog.models.filter((each) => each.family === subject.family && outOn(view, each) > outOn(view, subject));
  const newest = later.toSorted((one, other) => (outOn(view, one) < outOn(view, other) ? 1 : -1)).slice(0, 1);
  return newest.map((model) => find(view, model, { attribute: 'released' }, who));
}

/** What is written of a kind of use: whether it counts. */
function writtenOfUse({ topic, subject }: Finding, view: View, { texts }: AnswerDeps): Finding['texts'] {
  if (topic.aspect !== 'counting' || topic.name === undefined) return [];
  const words = tokensOf(topic.name);
  // What is found by the heading that it stood under does not speak of it.
  const speaks = ({ held: { fact } }: Finding['texts'][number]) => {
    const own = new Set(tokensOf(['text', 'detail'].map((key) => JSON.stringify((fact as Readonly<Record<string, unknown>>)[key] ?? '')).join(' ')));
    return words.some((word) => own.has(word));
  };
  return textsFor(view, texts, topic.name, [subject], ['notes', 'rules', 'features'], 1, { share: 0.5, matched: 1 }).filter(speaks);
}

/** What is noted of how often calls count, where no figure is. */
function notedOfCounts({ topic, subject, who, slots, rates }: Finding, view: View): readonly Finding[] {
  if (topic.attribute !== 'multipliers' || topic.aspect !== undefined || slots.length > 0 || rates) return [];
  return [find(view, subject, { attribute: 'notes', term: 'multiplier' }, who)].filter((each) => each.slots.length > 0);
}

/** How texts speak of a quota that comes back. */
const RESET = ['reset', '重置'];

/** When a quota comes back, in the notes that hold, where no field tells it. */
function notedOfReset({ topic, subject, slots, who }: Finding, view: View): readonly Finding[] {
  const told = slots.some(({ readings }) => readings.some(({ lead: { fact } }) => 'resets' in fact && fact.resets !== undefined));
  if (topic.aspect !== 'resets' || told) return [];
  const notes = find(view, subject, { attribute: 'notes' }, who);
  const speaking = notes.slots.filter(({ attribute, readings }) => {
    const fact = attribute === 'notes' ? readings[0]?.lead.fact : undefined;
    return fact && 'text' in fact && RESET.some((word) => tokensOf(`${fact.text.zh} ${fact.text.en}`).includes(word));
  });
  return speaking.length > 0 ? [{ ...notes, slots: speaking.slice(0, 2) }] : [];
}

/** What is next to a matter that nobody states: who may use it to who may buy, what happens when it is used up to what can be bought on top. */
const NEXT_TO: { readonly [A in Attribute]?: readonly string[] } = {
  buyers: ['permitted-tools', 'sharing'],
  packs: ['balance-fallback', 'exhausted'],
};

function nextTo({ topic, subject, who, slots }: Finding, view: View, asked: readonly Topic[]): readonly Finding[] {
  if (slots.length > 0) return [];
  return (NEXT_TO[topic.attribute] ?? [])
    .filter((id) => !asked.some(({ term }) => term === id))
    .map((term) => find(view, subject, { attribute: 'rules', term }, who))
    .filter((each) => each.slots.length > 0);
}

/** What is typed into a tool. */
const SET_UP: ReadonlySet<Attribute> = new Set(['endpoints', 'environment']);

/** An address that nobody states of a line, at the other lines of its house in the same region: what is sold there now. */
function atSiblings({ topic, subject, who, slots }: Finding, view: View): readonly Finding[] {
  const { catalog } = view;
  const line = subject.kind === 'line' ? subject : subject.kind === 'plan' ? catalog.get('line', subject.line) : undefined;
  if (!line || !SET_UP.has(topic.attribute) || slots.length > 0) return [];
  return catalog
    .linesOf(line.vendor)
    .filter(({ id, region }) => id !== line.id && region === line.region)
    .map((other) => find(view, other, topic, who))
    .filter((each) => each.slots.length > 0);
}

export function withRelated(finding: Finding, view: View, asked: readonly Topic[], deps: AnswerDeps): Finding {
  const near = [
    ...besideRule(finding, view, asked),
    ...nextTo(finding, view, asked),
    ...otherWindows(finding, view),
    ...newerModel(finding, view),
    ...notedOfCounts(finding, view),
    ...notedOfReset(finding, view),
    ...atSiblings(finding, view),
  ];
  const texts = writtenOfUse(finding, view, deps);
  return { ...finding, ...(near.length > 0 ? { near } : {}), ...(texts.length > 0 ? { texts } : {}) };
}

/** Without the items of a list, or the prices, that are not wanted. */
function wantedSlots(slot: AnySlot, { phases = [], clients = [], models = [] }: Except): readonly AnySlot[] {
  const unwanted = new Set<unknown>([...phases, ...clients, ...models]);
  const { keys, attribute } = slot;
  if ((attribute === 'prices' && unwanted.has(keys['phase'])) || unwanted.has(keys['model'])) return [];
  if (attribute !== 'clients' && attribute !== 'models') return [slot];
  const readings = slot.readings.map((reading) => ({
    ...reading,
    lead: { ...reading.lead, fact: { ...reading.lead.fact, items: reading.lead.fact.items.filter((item) => !unwanted.has(item)) } },
  }));
  return readings.some(({ lead }) => lead.fact.items.length > 0) ? [{ ...slot, readings } as AnySlot] : [];
}

/** Without what is not wanted. */
export function wanted(finding: Finding, except: Except | undefined): Finding {
  return except ? { ...finding, slots: finding.slots.flatMap((slot) => wantedSlots(slot, except)) } : finding;
}

/** Who passes calls of a model on to another: the lines that are named, else all; the model itself where none does. */
export function passingOn(view: View, named: readonly Entity[], asked: Topic): readonly { readonly entity: Entity; readonly topic: Topic }[] {
  const lines = named.filter(({ kind }) => kind === 'line' || kind === 'plan');
  return named.flatMap((model) => {
    if (model.kind !== 'model') return [];
    const topic: Topic = { attribute: 'routes', item: model.id };
    const stating = (lines.length > 0 ? lines : view.catalog.lines).filter((line) => find(view, line, topic, {}).slots.length > 0);
    return stating.length > 0 ? stating.map((entity) => ({ entity, topic })) : [{ entity: model, topic: asked }];
  });
}
