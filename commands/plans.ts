import { homeCurrency } from '#src/catalog/currencies.ts';
import { defineCommand } from '#src/command/define.ts';
import { listPlans } from '#src/core/listing.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { entityName, termName } from '#src/view/labels.ts';
import { plansCard } from '#src/view/plans.ts';

/** Glossary ids of the two protocols that the option offers. */
const protocolIds = { openai: 'openai-protocol', anthropic: 'anthropic-protocol' } as const;

export const plans = defineCommand({
  name: 'plans',
  options: {
    vendor: { type: 'entity', kinds: ['vendor', 'line'], positional: true },
    budget: { type: 'number', min: 0 },
    client: { type: 'entity', kinds: ['client'] },
    model: { type: 'entity', kinds: ['model'] },
    protocol: { type: 'choice', choices: ['openai', 'anthropic'] },
    'on-sale': { type: 'boolean' },
    sort: { type: 'choice', choices: ['price', 'name'] },
    page: { type: 'integer', min: 1 },
  },
  run({ view, catalog, currency = homeCurrency }, args) {
    const { vendor, budget, client, model, protocol, sort = 'price', page = 1 } = args;
    const onSale = args['on-sale'] ?? true;
    const listing = listPlans(
      view,
      {
        onSale,
        ...(vendor ? { within: vendor } : {}),
        ...(budget === undefined ? {} : { budget: { amount: budget, currency } }),
        ...(client ? { client: client.id } : {}),
        ...(model ? { model: model.id } : {}),
        ...(protocol ? { protocol: protocolIds[protocol] } : {}),
      },
      sort,
    );
    const filters = (loc: Localizer): readonly string[] => [
      ...(vendor ? [loc.t('plans:filters.within', { name: entityName(vendor, loc) })] : []),
      ...(budget === undefined ? [] : [loc.t('plans:filters.budget', { money: loc.money(budget, currency) })]),
      ...(client ? [loc.t('plans:filters.client', { name: entityName(client, loc) })] : []),
      ...(model ? [loc.t('plans:filters.model', { name: entityName(model, loc) })] : []),
      ...(protocol ? [loc.t('plans:filters.protocol', { name: termName(protocolIds[protocol], catalog, loc) })] : []),
      ...(onSale ? [] : [loc.t('plans:filters.closed')]),
    ];
    const given: Record<string, string> = {
      ...(vendor ? { vendor: vendor.id } : {}),
      ...(budget === undefined ? {} : { budget: String(budget), currency }),
      ...(client ? { client: client.id } : {}),
      ...(model ? { model: model.id } : {}),
      ...(protocol ? { protocol } : {}),
      ...(onSale ? {} : { 'on-sale': 'no' }),
      ...(sort === 'price' ? {} : { sort }),
    };
    return {
      kind: listing.plans.length > 0 ? 'answer' : 'unknown',
      card: (loc) => plansCard({ view, listing, ...(vendor ? { within: vendor } : {}), filters, args: given, page }, loc),
    };
  },
});
