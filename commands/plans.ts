import { readBudget } from '#src/ask/money.ts';
import { homeCurrency } from '#src/catalog/currencies.ts';
import { defineCommand, type Result } from '#src/command/define.ts';
import { inListOrder } from '#src/core/listing.ts';
import { soldInPlaceOf } from '#src/core/sale.ts';
import { shortlist } from '#src/core/shortlist.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { costProblemCard } from '#src/view/cost-form.ts';
import { entityName, termName } from '#src/view/labels.ts';
import { plansCard } from '#src/view/plans.ts';
import { budgetText } from '#src/view/recommend-reasons.ts';

/** Glossary ids of the two protocols that the option offers. */
const protocolIds = { openai: 'openai-protocol', anthropic: 'anthropic-protocol' } as const;

export const plans = defineCommand({
  name: 'plans',
  options: {
    vendor: { type: 'entity', kinds: ['vendor', 'line'], positional: true },
    budget: { type: 'text', maxLength: 40 },
    client: { type: 'entity', kinds: ['client'] },
    model: { type: 'entity', kinds: ['model'] },
    protocol: { type: 'choice', choices: ['openai', 'anthropic'] },
    'on-sale': { type: 'boolean' },
    sort: { type: 'choice', choices: ['price', 'name'] },
    page: { type: 'integer', min: 1 },
  },
  run({ view, catalog, currency = homeCurrency }, args): Result {
    const { vendor, client, model, protocol, sort = 'price', page = 1 } = args;
    const onSale = args['on-sale'] ?? true;
    const said = args.budget === undefined ? undefined : readBudget(args.budget);
    const given: Record<string, string> = {
      ...(vendor ? { vendor: vendor.id } : {}),
      ...(args.budget === undefined ? {} : { budget: args.budget, currency }),
      ...(client ? { client: client.id } : {}),
      ...(model ? { model: model.id } : {}),
      ...(protocol ? { protocol } : {}),
      ...(onSale ? {} : { 'on-sale': 'no' }),
      ...(sort === 'price' ? {} : { sort }),
    };
    if (args.budget !== undefined && !said) {
      const problem = { type: 'words', code: 'budget', text: args.budget } as const;
      return { kind: 'clarify', card: (loc) => costProblemCard([problem], given, loc, 'plans') };
    }
    const budget = said && { ...said, currency: said.currency ?? currency };
    // For buyers also what a vendor sells in place of a line that it no longer sells.
    const within = !vendor ? [] : vendor.kind === 'line' && onSale ? [vendor, ...soldInPlaceOf(view, vendor)] : [vendor];
    const list = shortlist(
      view,
      {
        ...(onSale ? {} : { sale: 'any' as const }),
        ...(within.length > 0 ? { within } : {}),
        ...(budget ? { budget } : {}),
        ...(client ? { clients: [client.id] } : {}),
        ...(model ? { models: [model.id] } : {}),
        ...(protocol ? { protocols: [protocolIds[protocol]] } : {}),
      },
      { payAsYouGo: 'none' },
    );
    const filters = (loc: Localizer): readonly string[] => [
      ...(vendor ? [loc.t('plans:filters.within', { name: entityName(vendor, loc) })] : []),
      ...(budget ? [loc.t('plans:filters.budget', { budget: budgetText(budget, budget.currency, loc) })] : []),
      ...(client ? [loc.t('plans:filters.client', { name: entityName(client, loc) })] : []),
      ...(model ? [loc.t('plans:filters.model', { name: entityName(model, loc) })] : []),
      ...(protocol ? [loc.t('plans:filters.protocol', { name: termName(protocolIds[protocol], catalog, loc) })] : []),
      ...(onSale ? [] : [loc.t('plans:filters.closed')]),
    ];
    const listed = inListOrder(list.meets, sort);
    return {
      kind: listed.length > 0 ? 'answer' : 'unknown',
      card: (loc) => plansCard({ view, list, listed, ...(vendor ? { within: vendor } : {}), filters, args: given, page }, loc),
    };
  },
});
