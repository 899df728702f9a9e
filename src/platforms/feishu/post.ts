/** The words of a rich-text message («接收消息内容结构», 富文本): paragraphs of nodes; pictures, videos and emoji have none. */
import { z } from 'zod';

const nodeSchema = z.looseObject({ tag: z.string(), text: z.string().optional() });
const bodySchema = z.looseObject({ title: z.string().default(''), content: z.array(z.array(nodeSchema)) });

type Node = z.infer<typeof nodeSchema>;

/** Whoever is mentioned is no word for us. */
function words(node: Node): string {
  return node.tag === 'at' ? ' ' : (node.text ?? '');
}

/** Undefined where it is no rich text. Some clients wrap it by language: the first is taken. */
export function postText(content: unknown): string | undefined {
  const direct = bodySchema.safeParse(content);
  const wrapped = direct.success ? undefined : z.record(z.string(), bodySchema).safeParse(content);
  const body = direct.data ?? (wrapped?.success ? Object.values(wrapped.data)[0] : undefined);
  if (!body) return undefined;
  const lines = body.content.map((paragraph) => paragraph.map(words).join('').trim());
  return [body.title.trim(), ...lines].filter((line) => line !== '').join('\n');
}
