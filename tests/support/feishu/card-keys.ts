/**
 * The keys that each element of card JSON 2.0 may have: derived from the official pages' own examples (tests/fixtures/feishu-card-v2-keys.json,
 * origin: open.feishu.cn card JSON 2.0 pages by way of wxkingstar/doc-hub-mcp@9617d88), with what those examples pollute or leave out put right here.
 */
import keys from '../../fixtures/feishu-card-v2-keys.json' with { type: 'json' };

type TagKeys = { readonly keys: readonly string[]; readonly sub: Readonly<Record<string, readonly string[]>> };
const tags = keys.tags as Readonly<Record<string, TagKeys>>;

/** Page «普通文本» gives `text` of a div these, whatever its tag; «配置卡片多语言» gives every text `i18n_content`. */
const textKeys = ['tag', 'content', 'i18n_content', 'text_size', 'text_color', 'text_align', 'lines', 'element_id'];
const corrected: Readonly<Record<string, readonly string[]>> = {
  plain_text: textKeys,
  lark_md: textKeys,
  markdown: ['tag', 'content', 'i18n_content', 'text_size', 'text_align', 'icon', 'element_id', 'margin'],
  input: [...(tags['input']?.keys ?? []), 'i18n_default_value'],
  img: [...(tags['img']?.keys ?? []), 'i18n_img_key'],
};

/** «卡片 JSON 2.0 结构» */
export const rootKeys = ['schema', 'config', 'card_link', 'header', 'body'] as const;
export const configKeys = [
  'streaming_mode',
  'streaming_config',
  'summary',
  'locales',
  'enable_forward',
  'update_multi',
  'width_mode',
  'use_custom_translation',
  'enable_forward_interaction',
  'style',
] as const;
export const headerKeys = ['title', 'subtitle', 'text_tag_list', 'i18n_text_tag_list', 'template', 'icon', 'padding'] as const;
export const bodyKeys = ['direction', 'padding', 'horizontal_spacing', 'horizontal_align', 'vertical_spacing', 'vertical_align', 'elements'] as const;

export const locales = 'en_us zh_cn zh_hk zh_tw ja_jp id_id vi_vn th_th pt_br es_es ko_kr de_de fr_fr it_it ru_ru ms_my'.split(' ');

/** Keys of an element by its tag; undefined where 2.0 knows no such tag (`action` and `note` are gone). */
export function keysOf(tag: string): readonly string[] | undefined {
  return corrected[tag] ?? (tag === '' ? undefined : tags[tag]?.keys);
}

/** Keys of an untagged object inside an element, by its path there (`behaviors[]`, `options[]`, `header`); undefined: free. */
export function subKeysOf(tag: string, path: string): readonly string[] | undefined {
  return tags[tag]?.sub[path];
}
