/** The command line: `ask`, `register`, `data`. Each part is loaded only when it is asked for. */
import './loading.ts';
import { UsageError } from './cli/options.ts';

type Part = (args: readonly string[]) => Promise<number>;

const BAD_OPTIONS = 2;

const parts = new Map<string, () => Promise<Part>>([
  ['ask', async () => (await import('./cli/ask.ts')).askCommand],
  ['register', async () => (await import('./cli/register.ts')).registerCommand],
  ['data', async () => (await import('./cli/data.ts')).dataCommand],
]);

async function usage(error: UsageError): Promise<string> {
  const { createLocalizers } = await import('./i18n/localizers.ts');
  return Object.values(createLocalizers())
    .map((loc) => `${loc.told(error.key, { reason: error.message })}\n${loc.t('cli:usage')}`)
    .join('\n');
}

async function run([name = '', ...args]: readonly string[]): Promise<number> {
  try {
    const load = parts.get(name);
    if (!load) throw new UsageError('cli:badOption', name);
    return await (await load())(args);
  } catch (error) {
    if (error instanceof UsageError) {
      process.stderr.write(`${await usage(error)}\n`);
      return BAD_OPTIONS;
    }
    const { explain } = await import('./start-error.ts');
    process.stderr.write(`${explain(error)}\n`);
    return 1;
  }
}

// A reader that goes away ("| head") is no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
process.exitCode = await run(process.argv.slice(2));
