import { defineCommand } from '#src/command/define.ts';
import { listedModel, listModels } from '#src/core/model-listing.ts';
import { profile } from '#src/core/profile.ts';
import { modelCard } from '#src/view/model.ts';
import { modelsCard } from '#src/view/models.ts';

export const models = defineCommand({
  name: 'models',
  options: {
    name: { type: 'entity', kinds: ['model'], positional: true },
    vendor: { type: 'entity', kinds: ['vendor', 'line'] },
    page: { type: 'integer', min: 1 },
  },
  run({ view, home }, { name, vendor, page = 1 }) {
    if (name) {
      const values = { view, listed: listedModel(view, name), profile: profile(view, name) };
      return { card: (loc) => modelCard(values, loc) };
    }
    const values = { view, home, models: listModels(view, vendor), args: vendor ? { vendor: vendor.id } : {}, page };
    return { kind: values.models.length > 0 ? 'answer' : 'unknown', card: (loc) => modelsCard(values, loc) };
  },
});
