/** `data`: what must be true of the data, and how much of it there is. */
import { checkData } from '#src/catalog/check.ts';
import { dataDir } from '#src/catalog/load.ts';
import { problemText } from '#src/catalog/problems.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { UsageError } from './options.ts';

const print = (line: string) => void process.stdout.write(`${line}\n`);

function check(dir: string): number {
  const { en } = createLocalizers();
  const problems = checkData(dir);
  for (const problem of problems) print(problemText(problem));
  print(problems.length === 0 ? en.t('cli:data.sound') : en.t('cli:data.problems', { count: problems.length }));
  return problems.length === 0 ? 0 : 1;
}

/** The exit code: 1 when the check found something. `dir` is for tests. */
export async function dataCommand([topic, ...rest]: readonly string[]): Promise<number> {
  const dir = rest[0] ?? dataDir;
  switch (topic) {
    case 'check':
      return check(dir);
    default:
      throw new UsageError('badOption', `data ${topic ?? ''}`.trim());
  }
}
