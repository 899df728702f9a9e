import { defineCommand, type Result } from '#src/command/define.ts';
import { apart } from '#src/core/free.ts';
import { inListOrder } from '#src/core/listing.ts';
import { products } from '#src/core/recommend-types.ts';
import { soldInPlaceOf } from '#src/core/sale.ts';
import { shortlist } from '#src/core/shortlist.ts';
import { costProblemCard } from '#src/view/cost-form.ts';
import { plansCard } from '#src/view/plans.ts';
import { budgetFrom, filled, needOptions, protocolIds } from './shared/needs.ts';
import { givenOf } from './shared/workload.ts';

const idsOf = (...entities: readonly ({ readonly id: string } | undefined)[]): readonly string[] => entities.flatMap((each) => each?.id ?? []);

export const plans = defineCommand({
  name: 'plans',
  options: {
    vendor: { type: 'entity', kinds: ['vendor', 'line'], positional: true },
    budget: needOptions.budget,
    client: { type: 'entity', kinds: ['client'] },
    model: { type: 'entity', kinds: ['model'] },
    protocol: needOptions.protocol,
    kind: { type: 'choice', choices: products },
    'on-sale': { type: 'boolean' },
    sort: { type: 'choice', choices: ['price', 'name'] },
    page: { type: 'integer', min: 1 },
  },
  run({ view, home, currency = home }, args): Result {
    const { vendor, client, model, sort = 'price', page = 1 } = args;
    const protocol = args.protocol && protocolIds[args.protocol];
    const onSale = args['on-sale'] ?? true;
    const given = givenOf({
      vendor,
      budget: args.budget,
      currency: args.budget === undefined ? undefined : currency,
      client,
      model,
      protocol: args.protocol,
      kind: args.kind,
      'on-sale': onSale ? undefined : 'no',
      sort: sort === 'price' ? undefined : sort,
    });
    const { budget, problem } = budgetFrom(args.budget, currency);
    if (problem) return { kind: 'clarify', card: (loc) => costProblemCard([problem], given, loc, 'plans') };
    // For buyers also what a vendor sells in place of a line that it no longer sells.
    const within = !vendor ? [] : vendor.kind === 'line' && onSale ? [vendor, ...soldInPlaceOf(view, vendor)] : [vendor];
    const needs = {
      ...filled({
        within,
        clients: idsOf(client),
        models: idsOf(model),
        protocols: protocol ? [protocol] : [],
        products: args.kind ? [args.kind] : [],
      }),
      ...(onSale ? {} : { sale: 'any' as const }),
      ...(budget ? { budget } : {}),
    };
    const list = shortlist(view, needs);
    const filters = { within: vendor, budget, client, model, protocol, kind: args.kind, closed: !onSale };
    const { bought, free } = apart(list.meets, needs, ({ lasting }) => lasting);
    const listed = inListOrder(bought, sort, home);
    return {
      kind: listed.length > 0 ? 'answer' : 'unknown',
      card: (loc) => plansCard({ view, list, listed, free, filters, args: given, page }, loc),
    };
  },
});
