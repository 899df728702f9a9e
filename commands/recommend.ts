import { warningsFor } from '#src/ask/answer/warnings.ts';
import { lexiconOf } from '#src/ask/lexicon.ts';
import { readNeeds } from '#src/ask/needs-words.ts';
import { conditionsTyped } from '#src/ask/understand/needs.ts';
import { defineCommand, type Result } from '#src/command/define.ts';
import { type Needs, recommend as recommendPlans } from '#src/core/recommend.ts';
import { costProblemCard } from '#src/view/cost-form.ts';
import { recommendCard } from '#src/view/recommend.ts';
import { pickedOptions, pickerCard } from '#src/view/recommend-form.ts';
import { budgetFrom, filled, needOptions, protocolIds } from './shared/needs.ts';
import { givenOf, inForm, rhythmOptions, workloadFrom } from './shared/workload.ts';

/** Glossary ids of what the options offer. */
const featureIds = ['auto-mode'] as const;
const ruleIds = ['sub-accounts', 'stacking'] as const;

const joined = (...lists: readonly (readonly string[] | undefined)[]) => [...new Set(lists.flatMap((list) => list ?? []))];
const idsOf = (entities: readonly { readonly id: string }[] = []) => entities.map(({ id }) => id);

export const recommend = defineCommand({
  name: 'recommend',
  options: {
    use: { type: 'text', positional: true, maxLength: 1000 },
    budget: needOptions.budget,
    clients: { type: 'entities', kinds: ['client'], min: 1, max: 5 },
    models: { type: 'entities', kinds: ['model'], min: 1, max: 5, inForm },
    protocol: { ...needOptions.protocol, inForm },
    within: { type: 'entities', kinds: ['vendor', 'line', 'plan'], min: 1, max: 10, inForm },
    region: { type: 'choice', choices: ['cn', 'intl'], inForm },
    pattern: { type: 'choice', choices: ['steady', 'burst'], inForm },
    'auto-mode': { type: 'boolean', inForm },
    'sub-accounts': { type: 'boolean', inForm },
    stacking: { type: 'boolean', inForm },
    unit: { type: 'choice', choices: ['requests', 'prompts', 'tokens'], inForm },
    ...rhythmOptions,
    customer: { type: 'choice', choices: ['new', 'existing'], inForm },
    pick: { type: 'text', hidden: true },
  },
  run({ view, catalog, names, currency, home }, args): Result {
    const { pick, ...asked } = args;
    const given = givenOf(asked);
    const picking = pick !== undefined && pickedOptions.some((name) => args[name] === undefined);
    if (picking || Object.keys(given).length === 0) {
      return { kind: 'clarify', card: (loc) => pickerCard({ view, currency: currency ?? home, given }, loc) };
    }
    const lexicon = lexiconOf(catalog);
    const { words, needs } = readNeeds(args.use ?? '', view, names, lexicon, home);
    const unjudged = conditionsTyped(args.use ?? '', { lexicon, names, view });
    const { input, problems } = workloadFrom(words, args);
    const { budget, problem } = budgetFrom(args.budget, currency ?? home);
    const wrong = problem ? [problem] : problems;
    if (wrong.length > 0) return { kind: 'clarify', card: (loc) => costProblemCard(wrong, given, loc, 'recommend') };
    const chosen = <Id extends keyof typeof args>(ids: readonly Id[]) => ids.filter((id) => args[id] === true);
    const models = joined(needs.models, idsOf(args.models));
    const { model: _model, ...workload } = input;
    const [only] = models;
    const wanted: Needs = {
      home,
      ...needs,
      ...workload,
      ...(models.length === 1 && only !== undefined ? { model: only } : {}),
      ...(currency ? { currency } : {}),
      ...(budget ? { budget } : {}),
      ...(args.region ? { region: args.region } : {}),
      ...(args.pattern ? { usage: args.pattern } : {}),
      ...filled({
        clients: joined(needs.clients, idsOf(args.clients)),
        models,
        protocols: joined(needs.protocols, args.protocol ? [protocolIds[args.protocol]] : []),
        features: joined(needs.features, chosen(featureIds)),
        rules: joined(needs.rules, chosen(ruleIds)),
        within: [...(needs.within ?? []), ...(args.within ?? []).map(({ kind, id }) => ({ kind, id }))],
        unjudged,
      }),
    };
    const result = recommendPlans(view, wanted);
    const warnings = warningsFor(view, lexicon.texts, result);
    return { card: (loc) => recommendCard({ view, result, warnings, given }, loc) };
  },
});
