/** The part of a card about an API bill: what so many tokens cost on pay-as-you-go, beside the price of plans. */
import type { BillAnswer } from '#src/ask/answer/types.ts';
import type { Block, Cell } from '#src/card/card.ts';
import { decimal, exactly, money, subtractMoney } from '#src/core/money.ts';
import type { PlanEstimate } from '#src/core/types.ts';
import { rateNotes } from '../conversion-text.ts';
import { entityName, joinSentences, quantityText } from '../labels.ts';
import { moneyText, percentRange, unitText } from '../quantity-text.ts';
import type { Scene } from '../slot-text.ts';
import { buttonsFor } from './fact.ts';
import { judged } from './judged.ts';
import type { Part } from './part.ts';
import { saidAbout } from './said-of-use.ts';

function millions(tokens: number, { loc }: Scene): string {
  return quantityText(tokens, 'token', loc);
}

type Bill = BillAnswer['bills'][number];

/** All tokens of the bill; cache writes stand beside input and output. */
const tokensOf = ({ parts }: NonNullable<Bill['cost']>): number => parts.reduce((sum, { tokens }) => sum + tokens, 0);

/** "¥1,302 (about $194)": in its list's currency, and in the one that was asked for. */
function totalText({ total, converted }: NonNullable<Bill['cost']>, loc: Scene['loc']): string {
  const own = moneyText(total, loc);
  return converted ? loc.t('ask:bill.converted', { total: own, about: moneyText(converted.total, loc) }) : own;
}

/** The rate that a bill was brought to another currency by. */
const rateOf = ({ bills }: BillAnswer) => bills.find(({ cost }) => cost?.converted)?.cost?.converted?.exchange;

function billSentence({ model, cost }: Bill, per: BillAnswer['per'], scene: Scene): string {
  const { loc } = scene;
  const name = entityName(model, loc);
  if (!cost) return loc.t('ask:notThere', { subject: name, label: loc.t('fact:attributes.apiPrices') });
  return loc.t(per ? 'ask:bill.saidMonthly' : 'ask:bill.said', {
    model: name,
    total: totalText(cost, loc),
    tokens: millions(tokensOf(cost), scene),
  });
}

/** Whether the plan bears the same use: a price alone says nothing where its quota is too small. */
function bearsSentence(found: PlanEstimate | undefined, { loc }: Scene): readonly string[] {
  const bound = found?.quota.windows.find((use) => use.window === found.quota.binding);
  if (!found || bound?.state !== 'limited') return [];
  return [
    loc.t(`ask:bill.bears.${judged(found)}`, {
      plan: entityName(found.plan, loc),
      demand: unitText(bound.demand, bound.limit.unit, loc),
      per: loc.t(`ask:per.${bound.window}`),
      share: percentRange(bound.utilisation, loc),
      window: loc.t(`ask:limit.${bound.window}`),
    }),
  ];
}

function againstSentences(answer: BillAnswer, scene: Scene): readonly string[] {
  const { loc } = scene;
  const [bill] = answer.bills;
  const totals = [answer.paid ?? bill?.cost?.total, bill?.cost?.converted?.total].filter((each) => each !== undefined);
  return answer.against.slice(0, 3).flatMap(({ plan, price, found }) => {
    const total = totals.find(({ currency }) => currency === price?.currency) ?? totals[0];
    if (!price || !total) return [];
    const bears = bearsSentence(found, scene);
    const names = { plan: entityName(plan, loc), price: moneyText(price, loc), total: moneyText(total, loc) };
    if (price.currency !== total.currency) return [loc.t(answer.paid ? 'ask:bill.paidOtherCurrency' : 'ask:bill.otherCurrency', names), ...bears];
    const difference = subtractMoney(total, price);
    const sign = decimal(difference.low).gt(0)
      ? 'dearer'
      : decimal(difference.high).lt(0)
        ? 'cheaper'
        : bill?.cost?.remarks.includes('tier-unknown')
          ? 'either'
          : 'eitherShare';
    return [
      loc.t(answer.paid ? `ask:bill.paid.${sign === 'dearer' || sign === 'cheaper' ? sign : 'same'}` : `ask:bill.${sign}`, {
        ...names,
        difference: moneyText(exactly(money(decimal(difference.typical).abs().toFixed(), difference.currency)), loc),
      }),
      ...bears,
    ];
  });
}

function billTable({ model, cost }: Bill, scene: Scene): readonly Block[] {
  const { loc, cites } = scene;
  if (!cost) return [];
  const rows = cost.parts.map((part): readonly Cell[] => [
    loc.t(`fact:apiKinds.${part.kind}`),
    millions(part.tokens, scene),
    `${moneyText(part.price, loc)} ${cites.cite(part.held)}`,
    moneyText(part.cost, loc),
  ]);
  const total: readonly Cell[] = [[{ b: loc.t('ask:bill.total') }], millions(tokensOf(cost), scene), '', [{ b: moneyText(cost.total, loc) }]];
  return [
    {
      type: 'table',
      caption: entityName(model, loc),
      columns: (['part', 'tokens', 'perMillion', 'sum'] as const).map((id) => ({ id, label: loc.t(`ask:columns.${id}`) })),
      rows: [...rows, total],
    },
  ];
}

/** Tokens without a word of how they divide are divided as was measured. */
function assumedMix({ mix }: BillAnswer, { loc, cites }: Scene): readonly Block[] {
  if (!mix) return [];
  const text = loc.t('ask:bill.mix', { cached: percentRange(mix.cached.value, loc), output: percentRange(mix.output.value, loc) });
  return [{ type: 'note', text: `${text} ${cites.citeAll([...mix.cached.cites, ...mix.output.cites])}` }];
}

/** Of two models: which costs less, where it does whatever the tier. */
function cheaperBill({ bills }: BillAnswer, { loc }: Scene): readonly string[] {
  const [one, other] = bills.toSorted((a, b) => decimal(a.cost?.total.typical ?? 0).comparedTo(b.cost?.total.typical ?? 0));
  if (bills.length !== 2 || !one?.cost || !other?.cost || one.cost.total.currency !== other.cost.total.currency) return [];
  if (decimal(one.cost.total.high).gte(other.cost.total.low)) return [];
  const values = { model: entityName(one.model, loc), difference: moneyText(subtractMoney(other.cost.total, one.cost.total), loc) };
  return [loc.t('ask:bill.less', values)];
}

/** The bill of each model with its parts, and how the plans named compare to the first. */
export function billPart(answer: BillAnswer, scene: Scene): Part {
  const { loc } = scene;
  const models = answer.bills.map(({ model }) => model);
  const named = models.length > 0 ? models : answer.against.map(({ plan }) => plan);
  const remarks = [...new Set(answer.bills.flatMap(({ cost }) => cost?.remarks ?? []))].map((remark) => ({
    type: 'note' as const,
    text: loc.t(`ask:bill.remarks.${remark}`),
  }));
  return {
    title: named.length > 0 ? loc.list(named.map((each) => entityName(each, loc))) : loc.t('ask:title'),
    tone: 'info',
    verdict: joinSentences(
      [
        ...answer.bills.map((bill) => billSentence(bill, answer.per, scene)),
        ...cheaperBill(answer, scene),
        ...againstSentences(answer, scene),
        ...(answer.bills.length === 0 && !answer.paid
          ? [
              loc.t('ask:bill.modelFirst'),
              ...answer.against.slice(0, 3).flatMap(({ plan, price }) =>
                price
                  ? [
                      loc.t('ask:price.plain', {
                        subject: entityName(plan, loc),
                        value: loc.t('fact:price', { money: moneyText(price, loc), per: loc.t('fact:per.month') }),
                      }),
                    ]
                  : [],
              ),
            ]
          : []),
        ...(answer.paid && answer.query.models.length === 0
          ? [answer.against.length > 0 ? loc.t('ask:bill.whichModel') : loc.t('ask:bill.spent', { paid: moneyText(answer.paid, loc) })]
          : []),
        ...saidAbout(answer, scene),
      ],
      loc,
    ),
    blocks: [
      ...answer.bills.flatMap((bill) => billTable(bill, scene)),
      ...assumedMix(answer, scene),
      ...rateNotes(rateOf(answer), scene),
      ...remarks,
    ],
    buttons: buttonsFor(named, loc),
    pages: named.slice(0, 1),
  };
}
