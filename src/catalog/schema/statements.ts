/** What is said of a plan or a line: its rules, what happened to it, and what others think it is worth. */
import { z } from 'zod';
import { units } from '../units.ts';
import { amount, day, id, localized } from './basics.ts';
import { fact } from './provenance.ts';
import { windows } from './quotas.ts';

export const statementAttributes = {
  /** `feature` and `rule` are glossary ids, so that their names live in the data. */
  features: { fact: fact({ feature: id, value: z.enum(['yes', 'no', 'limited', 'unstated']), detail: localized.optional() }), keys: ['feature'] },
  rules: { fact: fact({ rule: id, value: z.enum(['yes', 'no', 'limited', 'unstated']), detail: localized.optional() }), keys: ['rule'] },
  ratings: { fact: fact({ dimension: id, score: z.number().min(0), of: z.number().positive() }), keys: ['dimension'] },
  /** `needs`: the same condition as data, so that a recommendation can cite it. */
  advice: {
    fact: fact({
      id,
      text: localized,
      needs: z
        .strictObject({
          clients: z.array(id).optional(),
          models: z.array(id).optional(),
          features: z.array(id).optional(),
          rules: z.array(id).optional(),
          usage: z.enum(['burst', 'steady']).optional(),
          budget: z.literal('tight').optional(),
        })
        .optional(),
    }),
    keys: ['id'],
  },
  /** "As much as `factor` times `of`": a claim about somebody else's plan, `at` our own quota that it was said of. */
  equivalents: {
    fact: fact({
      of: id,
      factor: z.number().positive(),
      at: z.strictObject({ window: z.enum(windows), amount: z.number(), unit: z.enum(units) }).optional(),
    }),
    keys: ['of'],
  },
  /** What the quota is said to be worth, as a multiple of the API price of the same use. */
  worth: { fact: fact({ times: amount, detail: localized.optional() }), keys: [] },
  /** Something that happened on `day`. */
  events: {
    fact: fact({
      id,
      day,
      kind: z.enum(['price', 'quota', 'model', 'plan', 'promotion', 'availability', 'rule', 'measurement', 'comment']),
      text: localized,
    }),
    keys: ['id'],
  },
  /** What has no type of its own; `topic` is a glossary id, by which a question finds it. */
  notes: { fact: fact({ id, topic: id, text: localized }), keys: ['id'] },
} as const;
