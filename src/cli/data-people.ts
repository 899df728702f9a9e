/** `data feedback` and `data unheard`: what people said is wrong, and what was not understood, as the store of the running bot holds it. */

import { markDone, openReports, type Report, type Reported } from '#src/app/reports.ts';
import { allUnheard } from '#src/app/unheard.ts';
import { loadConfig } from '#src/config.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { openStore } from '#src/open-store.ts';
import { silentLog } from '#src/silent-log.ts';
import type { Store } from '#src/state/store.ts';
import { print, printTable } from './table.ts';

const { en } = createLocalizers();

async function withStore(work: (store: Store) => Promise<number>): Promise<number> {
  const { storeUrl } = loadConfig();
  const store = await openStore(storeUrl, silentLog);
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}

/** Both, where people say both. */
const isMisheard = ({ reports }: Reported): boolean => reports.some(({ what }) => what === 'misunderstood');
const isOfFacts = ({ reports }: Reported): boolean => reports.some(({ what }) => what !== 'misunderstood');

/** The latest that anybody said of each thing comes last. */
const saidOf = (reports: readonly Report[], field: 'words' | 'right' | 'where'): readonly string[] => [
  ...new Set(reports.flatMap((report) => report[field] ?? [])),
];

function countsOf(reports: readonly Report[]): string {
  const kinds = reports.map(({ what }) => what ?? 'other');
  return [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} × ${en.t(`cli:feedback.${kind}`)}`).join(', ');
}

function printReport({ id, reports }: Reported): void {
  const answer = reports.findLast((report) => report.answer)?.answer;
  const what = [answer?.title?.en, answer?.line, answer?.heard && `(${answer.heard})`].filter((each) => each !== undefined && each !== '');
  const last = reports.at(-1)?.day ?? '';
  print(
    `${id}  ${countsOf(reports)}, ${en.t('cli:feedback.last', { day: last })}  ${what.length > 0 ? what.join('  ') : en.t('cli:feedback.noAnswer')}`,
  );
  for (const field of ['words', 'right', 'where'] as const) {
    for (const text of saidOf(reports, field)) print(`    ${en.t(`cli:feedback.${field}`)}: ${text}`);
  }
  for (const { title, url, checked } of answer?.sources ?? []) {
    print(`    ${en.t('cli:feedback.source', { title, day: checked })}${url ? `  ${url}` : ''}`);
  }
}

/** Without `done` lists what is open; with it marks the reports of that answer. The exit code: 1 where there is no such. Throws as `loadConfig`, and UserError for a store that cannot be opened. */
export function feedbackCommand(done: string | undefined, today: string, json: boolean): Promise<number> {
  return withStore(async (store) => {
    if (done !== undefined) {
      const count = await markDone(done, today, store);
      print(count > 0 ? en.t('cli:feedback.marked', { count, id: done }) : en.t('cli:feedback.none', { id: done }));
      return count > 0 ? 0 : 1;
    }
    const all = await openReports(store);
    if (json) {
      print(JSON.stringify(all));
      return 0;
    }
    const parts = [
      ['facts', all.filter(isOfFacts)],
      ['misheard', all.filter(isMisheard)],
    ] as const;
    for (const [part, reported] of parts) {
      print(en.t(`cli:feedback.${part}`, { count: reported.length }));
      for (const each of reported) printReport(each);
      print('');
    }
    if (all.length > 0) print(en.t('cli:feedback.how'));
    return 0;
  });
}

/** Lists the questions, most frequent first. The exit code is 0. Throws as `feedbackCommand`. */
export function unheardCommand(json: boolean): Promise<number> {
  return withStore(async (store) => {
    const all = await allUnheard(store);
    if (json) print(JSON.stringify(all));
    else {
      printTable(all.map(({ people, last, text }) => [people, last, text]));
      print(en.t(all.length > 0 || loadConfig().logQuestions ? 'cli:unheard.count' : 'cli:unheard.off', { count: all.length }));
    }
    return 0;
  });
}
