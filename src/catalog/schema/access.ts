/** What a plan opens, and by which way: models, clients, protocols, addresses and settings. */
import { z } from 'zod';
import { id, localized, url } from './basics.ts';
import { fact } from './provenance.ts';

const list = { items: z.array(id).min(1), complete: z.boolean(), lacks: z.array(id).min(1).optional() };

export const accessAttributes = {
  /** Calls of `model`, by its old name, are answered by the model `to`. */
  routes: { fact: fact({ model: id, to: id }), keys: ['model'] },
  /** `complete: true`: what is not listed is not included; otherwise absence means unknown, but for what the source says is not there (`lacks`). */
  models: { fact: fact(list), keys: [] },
  clients: { fact: fact(list), keys: [] },
  /** Items are glossary ids (openai-protocol, anthropic-protocol). */
  protocols: { fact: fact(list), keys: [] },
  mcpServers: { fact: fact({ id, name: localized, url: url.optional() }), keys: ['id'] },
  endpoints: { fact: fact({ protocol: id, url, keyPrefix: z.string().min(1).optional() }), keys: ['protocol', 'url'] },
  environment: { fact: fact({ client: id, variable: z.string().min(1), value: z.string().min(1) }), keys: ['client', 'variable'] },
  /** A ready-made configuration that somebody published. */
  recipes: { fact: fact({ id, name: localized, text: localized, client: id, url: url.optional() }), keys: ['id'] },
  links: {
    fact: fact({
      kind: z.enum(['site', 'subscribe', 'docs', 'console', 'usage', 'pricing', 'billing', 'keys', 'community', 'guide', 'weights']),
      url,
      name: localized.optional(),
    }),
    keys: ['kind', 'url'],
  },
} as const;
