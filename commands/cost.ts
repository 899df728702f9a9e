import { plansFor } from '#src/ask/answer/scene.ts';
import { inTokens, type UseReading } from '#src/ask/use.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { Ref } from '#src/catalog/types.ts';
import { defineCommand, type Result } from '#src/command/define.ts';
import { estimate } from '#src/core/estimate.ts';
import { usePers, type WorkloadInput } from '#src/core/workload.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { billCard } from '#src/view/bill.ts';
import { costCard } from '#src/view/cost.ts';
import { costFormCard, costProblemCard } from '#src/view/cost-form.ts';
import { refName } from '#src/view/labels.ts';
import { givenOf, inForm, rhythmOptions, wordsOf, workloadFrom } from './shared/workload.ts';

type Asked = { readonly input: WorkloadInput; readonly offers: readonly Ref[]; readonly model: string | undefined; readonly words: UseReading };

/** A model and no plan, of an amount that is used once or in words of pay-as-you-go: the bill and no ranking. */
function isBill({ input, offers, model, words }: Asked): boolean {
  const once = (input.parts?.per ?? input.use?.per) === 'once';
  return model !== undefined && offers.length === 0 && (once || words.api);
}

/** The workload for plans and models: several models are billed beside each other, so none of them is the one that plans are weighed on. */
function settled({ input, model }: Asked, models: readonly string[], currency: Currency | undefined): WorkloadInput {
  const { model: _model, ...others } = input;
  return { ...others, ...(currency ? { currency } : {}), ...(model === undefined || models.length > 1 ? {} : { model }) };
}

/** Each once; empty where neither an option nor the words name one. */
const modelsOf = ({ model, words }: Asked): readonly string[] => [...new Set([...(model ? [model] : []), ...words.models])];

export const cost = defineCommand({
  name: 'cost',
  options: {
    use: { type: 'text', positional: true, maxLength: 1000 },
    plans: { type: 'entities', kinds: ['plan', 'line', 'vendor'], min: 1, max: 10 },
    model: { type: 'entity', kinds: ['model'] },
    amount: { type: 'number', inForm },
    unit: { type: 'choice', choices: ['requests', 'prompts', 'tokens'], inForm },
    per: { type: 'choice', choices: usePers, inForm },
    ...rhythmOptions,
    'start-hour': { type: 'number', inForm },
    'burst-hours': { type: 'number', inForm },
    'calls-per-prompt': { type: 'number', inForm },
    output: { type: 'number', inForm },
    customer: { type: 'choice', choices: ['new', 'existing'], inForm },
    'subscribed-before': { type: 'day', inForm },
    tier: { type: 'choice', choices: ['lowest', 'highest'], inForm },
  },
  run({ view, catalog, names, currency, home }, args): Result {
    if (Object.values(args).every((value) => value === undefined)) return { kind: 'clarify', card: costFormCard };
    const given = givenOf(args);
    const words = wordsOf(args.use, view, names, args.plans);
    const { input: said, problems } = workloadFrom(words, args);
    const offers = [...(args.plans ?? []), ...words.offers];
    const model = args.model?.id ?? said.model;
    const input = model !== undefined && offers.length === 0 ? inTokens(said) : said;
    const hasUse = input.use !== undefined || input.parts !== undefined;
    if (problems.length > 0) return { kind: 'clarify', card: (loc) => costProblemCard(problems, given, loc) };
    if (!hasUse && offers.length === 0) {
      return { kind: 'clarify', card: (loc) => costProblemCard([{ type: 'words', code: 'no-use', text: args.use ?? '' }], given, loc) };
    }
    const asked: Asked = { input, offers, model, words };
    const models = modelsOf(asked);
    const bill = isBill(asked);
    const plans = bill ? [] : offers.length > 0 ? plansFor(view, offers) : undefined;
    const found = estimate(view, settled(asked, models, currency), { ...(plans ? { plans } : {}), models, home });
    if (bill) {
      if (found.api.length > 0) return { card: (loc) => billCard({ view, estimate: found, given }, loc) };
      const unpriced = (loc: Localizer) => loc.list(models.map((id) => refName({ kind: 'model', id }, catalog, loc)));
      return { kind: 'unknown', card: (loc) => costProblemCard([{ type: 'words', code: 'no-price', text: unpriced(loc) }], given, loc) };
    }
    const known = found.lists.length + found.open.length > 0;
    return { kind: known ? 'answer' : 'unknown', card: (loc) => costCard({ view, estimate: found, given }, loc) };
  },
});
