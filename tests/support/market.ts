/** Two made-up vendors with tiers of the same names, for what has to tell them apart. */
import type { Catalog, Entity } from '#src/catalog/types.ts';
import { madeUp } from './made-up.ts';

const both = (text: string) => ({ zh: text, en: text });
const tier = (order: number, name: string) => ({
  line: 'spring',
  tier: both(name),
  order,
  names: { zh: `山泉 ${name}`, en: `Spring ${name}` },
});

/** 墨线 Inkline (Lite, Pro, Max) of 墨斗 Modou, and 山泉 Spring (Lite, Andante, Plus, Plus highspeed) of 清溪 Qingxi. */
export const market: Readonly<Record<string, object>> = {
  'vendors/qingxi.yaml': { names: { zh: '清溪', en: 'Qingxi' }, aliases: ['qx.ai'] },
  'lines/spring.yaml': {
    vendor: 'qingxi',
    region: 'cn',
    product: 'coding-plan',
    names: { zh: '山泉 Coding Plan', en: 'Spring Coding Plan' },
    aliases: ['山泉', 'spring', 'shanquan'],
  },
  'plans/spring-lite.yaml': tier(0, 'Lite'),
  'plans/spring-andante.yaml': tier(1, 'Andante'),
  'plans/spring-plus.yaml': tier(2, 'Plus'),
  'plans/spring-plus-fast.yaml': {
    ...tier(3, 'Plus'),
    tier: { zh: 'Plus-极速版', en: 'Plus Highspeed' },
    names: { zh: '山泉 Plus 极速版', en: 'Spring Plus Highspeed' },
  },
};

export function bigMarket(): Catalog {
  return madeUp(market);
}

/** `plan:spring-lite`. */
export const idOf = ({ kind, id }: Entity): string => `${kind}:${id}`;
