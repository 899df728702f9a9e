/** Limits that Discord documents and enforces but its OpenAPI document lacks: an oracle of its own, it shares no table with the renderer. */
import type { Problem } from './openapi.ts';

type Json = { readonly [key: string]: unknown };
const list = (value: unknown): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const problem = (path: readonly (string | number)[], code: string, message: string): Problem => ({ path: path.map(String), code, message });

/** https://discord.com/developers/docs/resources/message#embed-object-embed-limits */
function embedProblems(embeds: readonly Json[], files: readonly string[]): readonly Problem[] {
  const problems: Problem[] = [];
  let sum = 0;
  embeds.forEach((embed, index) => {
    const at = ['embeds', index];
    const fields = list(embed['fields']);
    const footer = text((embed['footer'] as Json | undefined)?.['text']);
    const author = text((embed['author'] as Json | undefined)?.['name']);
    sum += [embed['title'], embed['description'], footer, author, ...fields.flatMap((field) => [field['name'], field['value']])].reduce<number>(
      (total, part) => total + text(part).length,
      0,
    );
    const image = text((embed['image'] as Json | undefined)?.['url']);
    if (!text(embed['title']).trim() && !text(embed['description']).trim() && fields.length === 0 && !footer && !author && !image)
      problems.push(problem([...at], 'EMBED_EMPTY', 'an embed must hold something'));
    fields.forEach((field, place) => {
      for (const key of ['name', 'value'])
        if (!text(field[key]).trim()) problems.push(problem([...at, 'fields', place, key], 'BASE_TYPE_REQUIRED', 'This field is required'));
    });
    for (const [key, url] of [
      ['url', text(embed['url'])],
      ['image', image],
    ] as const) {
      if (url && !/^(https?|attachment):\/\//.test(url))
        problems.push(problem([...at, key], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http or https'));
    }
    const name = /^attachment:\/\/(.*)$/.exec(image)?.[1];
    if (name !== undefined && !files.includes(name))
      problems.push(problem([...at, 'image', 'url'], 'UNKNOWN_ATTACHMENT', `no file ${name} was sent`));
  });
  if (sum > 6000) problems.push(problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', `Embed size exceeds maximum size of 6000 (${sum})`));
  return problems;
}

/** https://discord.com/developers/docs/components/reference#action-row */
function rowProblems(rows: readonly Json[]): readonly Problem[] {
  const problems: Problem[] = [];
  if (rows.length > 5) problems.push(problem(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length'));
  const ids = new Set<string>();
  rows.forEach((row, index) => {
    const items = list(row['components']);
    const at = ['components', index, 'components'];
    const selects = items.filter((item) => item['type'] !== 2);
    if (row['type'] !== 1) problems.push(problem(['components', index], 'UNION_TYPE_CHOICES', 'a message without V2 takes action rows only'));
    if (selects.length > 0 && items.length > 1)
      problems.push(problem(at, 'COMPONENT_LAYOUT_WIDTH_EXCEEDED', 'The specified component exceeds the maximum width'));
    if (items.length > 5 || items.length === 0) problems.push(problem(at, 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length'));
    items.forEach((item, place) => {
      const id = text(item['custom_id']);
      if (id && ids.has(id))
        problems.push(problem([...at, place, 'custom_id'], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'));
      ids.add(id);
      problems.push(...(item['type'] === 2 ? buttonProblems(item, [...at, place]) : optionProblems(item, [...at, place])));
    });
  });
  return problems;
}

function buttonProblems(button: Json, at: readonly (string | number)[]): readonly Problem[] {
  const link = button['style'] === 5;
  const problems: Problem[] = [];
  if (link !== Boolean(button['url']))
    problems.push(problem([...at, 'url'], 'BUTTON_COMPONENT_INVALID', 'a link button has a url, others have none'));
  if (link === Boolean(button['custom_id']))
    problems.push(problem([...at, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'));
  if (!text(button['label']).trim() && !button['emoji'])
    problems.push(problem([...at, 'label'], 'BASE_TYPE_REQUIRED', 'a button has a label or an emoji'));
  if (link && !/^(https?|discord):\/\//.test(text(button['url'])))
    problems.push(problem([...at, 'url'], 'URL_TYPE_INVALID_SCHEME', 'Scheme must be http'));
  return problems;
}

function optionProblems(select: Json, at: readonly (string | number)[]): readonly Problem[] {
  const options = list(select['options']);
  const problems: Problem[] = [];
  const values = new Set(options.map((option) => option['value']));
  if (values.size !== options.length) problems.push(problem([...at, 'options'], 'COMPONENT_OPTION_VALUE_DUPLICATED', 'option values must be unique'));
  if (options.filter((option) => option['default']).length > Number(select['max_values'] ?? 1))
    problems.push(problem([...at, 'options'], 'SELECT_COMPONENT_TOO_MANY_DEFAULTS', 'too many options are chosen'));
  options.forEach((option, place) => {
    if (!text(option['label']).trim()) problems.push(problem([...at, 'options', place, 'label'], 'BASE_TYPE_REQUIRED', 'This field is required'));
  });
  return problems;
}

/** A message body as create, edit, follow-up or interaction data. `files`: the names of the files sent with it. `whole`: a new message, so not empty. */
export function messageProblems(body: Json, files: readonly string[], whole: boolean): readonly Problem[] {
  const problems: Problem[] = [];
  if (text(body['content']).length > 2000) problems.push(problem(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.'));
  const holds = text(body['content']).trim() || list(body['embeds']).length > 0 || files.length > 0 || list(body['components']).length > 0;
  if (whole && !holds) problems.push(problem(['content'], 'MESSAGE_EMPTY', 'Cannot send an empty message'));
  const attached = list(body['attachments']);
  attached.forEach((attachment, index) => {
    if (/^\d{1,2}$/.test(text(attachment['id'])) && files[Number(attachment['id'])] === undefined)
      problems.push(problem(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', 'no file has this number'));
  });
  return [...problems, ...embedProblems(list(body['embeds']), files), ...rowProblems(list(body['components']))];
}

/** https://discord.com/developers/docs/components/reference#label : a modal holds 1 to 5 components at its root. */
export function modalProblems(data: Json): readonly Problem[] {
  const roots = list(data['components']);
  const problems: Problem[] = [];
  if (roots.length < 1 || roots.length > 5)
    problems.push(problem(['data', 'components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length'));
  const ids = new Set<unknown>();
  roots.forEach((root, index) => {
    const inner = (root['component'] ?? list(root['components'])[0]) as Json | undefined;
    const id = inner?.['custom_id'];
    if (id !== undefined && ids.has(id))
      problems.push(problem(['data', 'components', index], 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'));
    ids.add(id);
    if (inner?.['type'] === 3) problems.push(...optionProblems(inner, ['data', 'components', index]));
    if (inner?.['type'] === 4 && inner['label'] !== undefined && root['type'] === 18)
      problems.push(problem(['data', 'components', index], 'LABEL_TWICE', 'a text input in a label has no label of its own'));
    const max = inner?.['max_length'];
    if (typeof max === 'number' && text(inner?.['value']).length > max)
      problems.push(problem(['data', 'components', index], 'BASE_TYPE_MAX_LENGTH', 'value too long'));
  });
  return problems;
}
