import { warningsFor } from '#src/ask/answer/warnings.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { readBudget } from '#src/ask/money.ts';
import { readNeeds } from '#src/ask/needs-words.ts';
import { unjudgedIn } from '#src/ask/understand/unjudged.ts';
import { homeCurrency } from '#src/catalog/currencies.ts';
import { defineCommand, type Result } from '#src/command/define.ts';
import { type Needs, recommend as recommendPlans } from '#src/core/recommend.ts';
import { costProblemCard } from '#src/view/cost-form.ts';
import { recommendCard, recommendFormCard } from '#src/view/recommend.ts';
import { givenOf, rhythmOptions, workloadFrom } from './shared/workload.ts';

/** Glossary ids of what the options offer. */
const protocolIds = { openai: 'openai-protocol', anthropic: 'anthropic-protocol' } as const;
const featureIds = ['auto-mode'] as const;
const ruleIds = ['sub-accounts', 'stacking'] as const;

const joined = (...lists: readonly (readonly string[] | undefined)[]) => [...new Set(lists.flatMap((list) => list ?? []))];

export const recommend = defineCommand({
  name: 'recommend',
  options: {
    use: { type: 'text', positional: true, maxLength: 1000 },
    budget: { type: 'text', maxLength: 40 },
    clients: { type: 'entities', kinds: ['client'], min: 1, max: 5 },
    models: { type: 'entities', kinds: ['model'], min: 1, max: 5 },
    protocol: { type: 'choice', choices: ['openai', 'anthropic'] },
    within: { type: 'entities', kinds: ['vendor', 'line', 'plan'], min: 1, max: 10 },
    region: { type: 'choice', choices: ['cn', 'intl'] },
    pattern: { type: 'choice', choices: ['steady', 'burst'] },
    'auto-mode': { type: 'boolean' },
    'sub-accounts': { type: 'boolean' },
    stacking: { type: 'boolean' },
    unit: { type: 'choice', choices: ['requests', 'prompts', 'tokens'] },
    ...rhythmOptions,
    customer: { type: 'choice', choices: ['new', 'existing'] },
  },
  run({ view, catalog, names, currency }, args): Result {
    if (Object.values(args).every((value) => value === undefined)) return { kind: 'clarify', card: recommendFormCard };
    const given = givenOf(args);
    const lexicon = lexiconOf(catalog);
    const { words, needs } = readNeeds(args.use ?? '', view, names, lexicon, currency ?? homeCurrency);
    const unjudged = unjudgedIn(args.use ?? '', { lexicon, names, view });
    const { input, problems } = workloadFrom(words, args);
    const budget = args.budget === undefined ? undefined : readBudget(args.budget);
    if (args.budget !== undefined && !budget) {
      const problem = { type: 'words', code: 'budget', text: args.budget } as const;
      return { kind: 'clarify', card: (loc) => costProblemCard([problem], given, loc, 'recommend') };
    }
    if (problems.length > 0) return { kind: 'clarify', card: (loc) => costProblemCard(problems, given, loc, 'recommend') };
    const ids = (entities: readonly { readonly id: string }[] | undefined) => entities?.map(({ id }) => id);
    const features = joined(
      needs.features,
      featureIds.filter((id) => args[id] === true),
    );
    const rules = joined(
      needs.rules,
      ruleIds.filter((id) => args[id] === true),
    );
    const clients = joined(needs.clients, ids(args.clients));
    const models = joined(needs.models, ids(args.models));
    const protocols = joined(needs.protocols, args.protocol ? [protocolIds[args.protocol]] : []);
    const within = [...(needs.within ?? []), ...(args.within ?? []).map(({ kind, id }) => ({ kind, id }))];
    const { model: _model, ...workload } = input;
    const [only] = models;
    const wanted: Needs = {
      ...needs,
      ...workload,
      ...(models.length === 1 && only !== undefined ? { model: only } : {}),
      ...(currency ? { currency } : {}),
      ...(budget ? { budget: { ...budget, currency: budget.currency ?? currency ?? homeCurrency } } : {}),
      ...(args.region ? { region: args.region } : {}),
      ...(args.pattern ? { usage: args.pattern } : {}),
      ...(clients.length > 0 ? { clients } : {}),
      ...(models.length > 0 ? { models } : {}),
      ...(protocols.length > 0 ? { protocols } : {}),
      ...(features.length > 0 ? { features } : {}),
      ...(rules.length > 0 ? { rules } : {}),
      ...(within.length > 0 ? { within } : {}),
      ...(unjudged.length > 0 ? { unjudged } : {}),
    };
    const result = recommendPlans(view, wanted);
    const warnings = warningsFor(view, lexicon.texts, result);
    return { card: (loc) => recommendCard({ view, result, warnings, given }, loc) };
  },
});
