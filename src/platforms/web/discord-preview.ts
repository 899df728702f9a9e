/** An answer as Discord gets it: every page's payload, addresses for its pictures, and the modals that its buttons open. */
import type { Card, FormBlock } from '#src/card/card.ts';
import type { Localizer } from '#src/i18n/types.ts';
import { formId, pageId } from '#src/render/discord/control-id.ts';
import { formParts } from '#src/render/discord/form-parts.ts';
import { type Modal, renderModal, submittedFields } from '#src/render/discord/modal.ts';
import type { MessagePayload } from '#src/render/discord/payload.ts';
import { renderDiscord } from '#src/render/discord/render.ts';
import type { Pictures } from './pictures.ts';
import type { Preview, PreviewOptions } from './present.ts';

/** Where a platform keeps pages under a key of their own, the page has them all at hand. */
const HERE = 'here';

type OpenedModal = {
  readonly modal: Modal;
  /** The action id that submitting sends. */
  readonly act: string;
  /** The fields' names, in the order of the modal's questions. */
  readonly names: readonly string[];
  /** What the form's other parts answer already. */
  readonly kept: Readonly<Record<string, string>>;
};
export type DiscordPreview = {
  readonly pages: readonly { readonly payload: MessagePayload; readonly pictures: Readonly<Record<string, string>> }[];
  /** By the custom_id of the button that opens it. */
  readonly modals: Readonly<Record<string, OpenedModal>>;
};

function openedModal(form: FormBlock, part: number, customId: string, act: string): OpenedModal | undefined {
  const modal = renderModal(form, part, customId);
  return modal && { modal, act, names: (formParts(form)[part]?.fields ?? []).map(({ name }) => name), kept: submittedFields(form, part, {}) };
}

function preview(card: Card, loc: Localizer, { idOf }: PreviewOptions, pictures: Pictures): DiscordPreview {
  const modals = new Map<string, OpenedModal>();
  const forms: FormBlock[] = [];
  const formOf = (form: FormBlock, part: number): string => {
    if (!forms.includes(form)) forms.push(form);
    const id = formId(`${HERE}${forms.indexOf(form)}`, part);
    const opened = openedModal(form, part, id, idOf(form.act));
    if (opened) modals.set(id, opened);
    return id;
  };
  const { pages } = renderDiscord(card, { loc, ids: { action: idOf, form: formOf, page: (page) => pageId(HERE, page) } });
  return {
    pages: pages.map(({ payload, charts }) => ({
      payload,
      pictures: Object.fromEntries(charts.map(({ filename, spec }) => [filename, pictures.keep(spec)])),
    })),
    modals: Object.fromEntries(modals),
  };
}

export function discordPreview(pictures: Pictures): Preview {
  return { id: 'discord', render: (versions, lang, options) => preview(versions[lang].card, versions[lang].loc, options, pictures) };
}
