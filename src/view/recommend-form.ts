/** Asked for advice without a word: a form, and the shortest way to an answer. */
import type { Card } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';

/** Asked without a word: a form. */
export function recommendFormCard(loc: Localizer): Card {
  const field = (id: 'use' | 'budget' | 'clients' | 'models' | 'within') => ({
    name: id,
    label: loc.t(`recommend:form.${id}.label`),
    placeholder: loc.t(`recommend:form.${id}.placeholder`),
  });
  return {
    title: loc.t('recommend:title'),
    tone: 'info',
    summary: loc.t('recommend:form.intro'),
    blocks: [
      {
        type: 'form',
        title: loc.t('recommend:form.title'),
        act: { command: 'recommend', args: {} },
        fields: [field('use'), field('budget'), field('clients'), field('models'), field('within')],
        submit: loc.t('recommend:form.submit'),
      },
      {
        type: 'actions',
        items: [
          {
            type: 'action',
            label: loc.t('recommend:buttons.cheapest'),
            act: { command: 'recommend', args: { use: loc.t('recommend:examples.cheapest') } },
          },
        ],
      },
    ],
    sources: [],
  };
}
