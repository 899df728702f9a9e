/** `ask`: one message, or a batch of them. */
import { day } from '#src/catalog/schema.ts';
import { loadModelConfig } from '#src/config.ts';
import { createHouse } from '#src/house.ts';
import { langs } from '#src/i18n/types.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import { understanderFor } from '#src/understander-for.ts';
import { parseOptions, UsageError } from './options.ts';

const options = {
  lang: { type: 'string' },
  'as-of': { type: 'string' },
  json: { type: 'boolean' },
  batch: { type: 'boolean' },
  'print-prompt': { type: 'boolean' },
  rules: { type: 'boolean' },
  full: { type: 'boolean' },
} as const;

const print = (line: string) => void process.stdout.write(`${line}\n`);

/** What a model could not do, for the person at the terminal; the answer is there all the same. */
const complaints = {
  warn: (told: unknown) => {
    const { fault, reason } = told as { readonly fault?: string; readonly reason?: string };
    process.stderr.write(`LLM: ${fault ?? ''} ${reason ?? ''}\n`);
  },
};

/** The exit code. Throws UsageError for options that are wrong. */
export async function askCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseOptions(args, options);
  const lang = langs.find((each) => each === values.lang);
  if (values.lang !== undefined && !lang) throw new UsageError('cli:badLang');
  const asOf = values['as-of'];
  if (asOf !== undefined && !day.safeParse(asOf).success) throw new UsageError('cli:badDay');
  const message = positionals.join(' ');
  if (!values.batch && message.trim() === '') throw new UsageError('cli:noMessage');

  // Each run is a chat of its own: nothing of it is kept on the disk.
  const store = await createStore('memory:');
  const reader = values.rules || values['print-prompt'] ? undefined : await understanderFor(loadModelConfig(), { store, log: complaints });
  const { app, localizers, warm, catalog, today } = createHouse({
    store,
    log: silentLog,
    defaultLang: 'en',
    ...(reader ? { understander: reader } : {}),
  });
  if (values['print-prompt']) {
    const { printedPrompt } = await import('./print-prompt.ts');
    print(printedPrompt(message, asOf ?? today(), catalog()));
  } else if (values.batch) {
    const { runBatch } = await import('./batch.ts');
    warm();
    await runBatch({ app, localizers, input: process.stdin, write: print, asOf, lang, full: values.full });
  } else {
    const { ask } = await import('./session.ts');
    const { card, ...reply } = await ask(app, 'terminal', message, { lang, asOf, full: values.full });
    print(values.json ? JSON.stringify({ id: null, ...reply, card }) : reply.text);
  }
  await store.close();
  return 0;
}
