/** What a list of API prices would change in the data: each proposal with the fact as it is and the fact as it would be. Nothing is changed here. */
import { modelsDevCurrency, type OfferedPrice, type PriceKind } from '#src/catalog/models-dev.ts';
import type { Day, Fact } from '#src/catalog/schema.ts';
import type { View } from '#src/catalog/types.ts';
import { checkPrices, type PriceFinding } from './price-check.ts';

export type PriceProposal = {
  readonly model: string;
  /** The fact that leads now; absent where nothing is known of the slot. */
  readonly old?: Fact<'apiPrices'>;
  /**
   * `follows`: the same source said otherwise before, so the old fact ends; `beside`: another source says otherwise, and both stay; `adds`: nothing was
   * known.
   */
  readonly how: 'follows' | 'beside' | 'adds';
  readonly fresh: Fact<'apiPrices'>;
};

/**
 * `offers`: what `source` (a key of sources.yaml) says on `day`, in US dollars per 1M tokens. Only for models and price lists of ours; what is said
 * alike, or no longer at all, proposes nothing.
 */
export function priceProposals(view: View, source: string, offers: readonly OfferedPrice[], day: Day): readonly PriceProposal[] {
  return checkPrices(view, offers).findings.flatMap(({ status, model, list, offered, prices }): readonly PriceProposal[] => {
    const said = offers.find(({ provider, model: { id } }) => provider.id === offered?.provider && id === offered.model);
    if (status === 'missing' || model === undefined || !said) return [];
    const slots = view.slots({ kind: 'model', id: model }, 'apiPrices').filter(({ keys }) => keys['currency'] === modelsDevCurrency);
    const ofList = slots.filter(({ keys }) => (keys['host'] ?? keys['list']) === list);
    // A model without any list of ours: whose the new price would be is for a person to say.
    if (ofList.length === 0) return [];
    const { host, list: region } = ofList[0]?.readings[0]?.lead.fact ?? {};
    return kindsOf(prices).flatMap((kind): PriceProposal[] => {
      const old = ofList.find(({ keys }) => keys['kind'] === kind)?.readings[0]?.lead.fact;
      const tiers = said.prices[kind]?.map(({ amount, upTo }) => ({ amount, ...(upTo === undefined ? {} : { upTo }) }));
      if (!tiers) return [];
      const how = !old ? 'adds' : old.source === source ? 'follows' : 'beside';
      const fresh = {
        kind,
        currency: modelsDevCurrency,
        tiers,
        ...(host === undefined ? {} : { host }),
        ...(region === undefined ? {} : { list: region }),
        ...(how === 'follows' ? { from: day } : {}),
        source,
        place: `${said.provider.id} > ${said.model.id}`,
        checked: day,
      };
      return [{ model, how, fresh, ...(old ? { old } : {}) }];
    });
  });
}

const kindsOf = (prices: PriceFinding['prices']): readonly PriceKind[] => [...new Set(prices.map(({ kind }) => kind))];
