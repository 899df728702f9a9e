/** Faster editions of tiers. */
import type { Plan } from '#src/catalog/types.ts';

/** "Pro Highspeed" beside "Pro": a tier of the same line whose name goes on where the other's ends. */
export const isEditionOf = (edition: Plan, plain: Plan): boolean => edition.line === plain.line && edition.tier.en.startsWith(`${plain.tier.en} `);
