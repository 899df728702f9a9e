/** What "this is wrong" does on an answer. */
import type { Act } from '#src/card/card.ts';

/** The day that a free question was answered for, and what it was understood as. */
export type Asked = { readonly day: string; readonly queries: readonly unknown[] };
/** `answer`: the line that was answered, as one types it; `asked`: of a free question. */
export type Reportable = { readonly answer?: string; readonly asked?: Asked };

/** The hidden options of `/feedback` that name the answer, whoever presses and whenever. */
export function reportArgs({ answer, asked }: Reportable): Act['args'] {
  return { ...(answer === undefined ? {} : { answer }), ...(asked === undefined ? {} : { asked: JSON.stringify(asked) }) };
}

/** Opens the report. */
export function reportAct(of: Reportable): Act {
  return { command: 'feedback', args: reportArgs(of) };
}
