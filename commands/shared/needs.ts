/** Options that say what a person wants of a plan, for every command that lists plans by it. */
import { readBudget } from '#src/ask/money.ts';
import type { Currency } from '#src/catalog/schema.ts';
import type { OptionSpecs } from '#src/command/define.ts';
import type { Budget } from '#src/core/budget.ts';
import type { CostProblem } from '#src/view/cost-form.ts';

/** Glossary ids of the two protocols that the option offers. */
export const protocolIds = { openai: 'openai-protocol', anthropic: 'anthropic-protocol' } as const;

export const needOptions = {
  budget: { type: 'text', maxLength: 40, reads: 'money' },
  protocol: { type: 'choice', choices: ['openai', 'anthropic'] },
} as const satisfies OptionSpecs;

/** A budget for a month, always with a currency: the one said, else `currency`, the asker's own; or that the words are none. */
export function budgetFrom(
  said: string | undefined,
  currency: Currency,
): { readonly budget?: Budget & { readonly currency: Currency }; readonly problem?: CostProblem } {
  if (said === undefined) return {};
  const budget = readBudget(said);
  return budget ? { budget: { ...budget, currency: budget.currency ?? currency } } : { problem: { type: 'words', code: 'budget', text: said } };
}

/** The lists that hold anything: a need that is not asked for has no field. */
export function filled<T extends Readonly<Record<string, readonly unknown[]>>>(lists: T): Partial<T> {
  return Object.fromEntries(Object.entries(lists).filter(([, items]) => items.length > 0)) as Partial<T>;
}
