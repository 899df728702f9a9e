/** The files of entities: vendors, lines, plans, models and clients. */
import { z } from 'zod';
import { factLists } from './attributes.ts';
import { id, localized } from './basics.ts';

/** A name stands inside sentences, which bring their own full stop. */
const name = z
  .string()
  .min(1)
  .regex(/[^.。]$/, 'ends in a full stop');
/** What everything is called, and how people write it. */
export const named = { names: z.strictObject({ zh: name, en: name }), aliases: z.array(z.string().min(1)).default([]) };

export const vendorFile = z.strictObject({ ...named, ...factLists });
/** What a line sells: plans for coding tools, tokens in a package, agents; a subscription with a chat, an editor, a gateway to models, calls alone. */
export const products = ['coding-plan', 'token-plan', 'agent-plan', 'subscription', 'editor', 'gateway', 'api'] as const;
export type Product = (typeof products)[number];
export const isProduct = (text: string): text is Product => (products as readonly string[]).includes(text);

export const lineFile = z.strictObject({
  vendor: id,
  region: z.enum(['cn', 'intl']),
  product: z.enum(products),
  ...named,
  ...factLists,
});
/**
 * `tier`: the short name inside its line; `order`: from small to large. `everyday`: the tier is a common word ("Go"), which means the plan only beside
 * its line or in reply to an answer about it.
 */
export const planFile = z.strictObject({
  line: id,
  tier: localized,
  order: z.int().nonnegative(),
  everyday: z.literal(true).optional(),
  ...named,
  ...factLists,
});
/** `maker`: who trained it; `vendor` where the maker is one of ours. `family` groups versions ("qwen"). */
export const modelFile = z.strictObject({ maker: localized, vendor: id.optional(), family: id, ...named, ...factLists });
export const clientFile = z.strictObject({ ...named, ...factLists });
