/**
 * `data refresh`: fetches the sources that have a feed and writes down what they would change, for a person to read and to enter. The data itself is
 * never touched, and no fact counts as checked because a program has seen it.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { stringify } from 'yaml';
import { loadCatalog } from '#src/catalog/load.ts';
import { type OfferedPrice, readModelsDev } from '#src/catalog/models-dev.ts';
import type { Day, FeedForm, Source } from '#src/catalog/schema.ts';
import { type PriceProposal, priceProposals } from '#src/core/price-proposals.ts';
import type { Download } from '#src/download.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { print } from './table.ts';

const { en } = createLocalizers();

/** How a feed of each form is read. Throws DataError for what has another form. */
const readers: Readonly<Record<FeedForm, (text: string, name: string) => readonly OfferedPrice[]>> = { 'models-dev': readModelsDev };

type Refreshed =
  | { readonly source: string; readonly url: string; readonly proposals: readonly PriceProposal[] }
  | { readonly source: string; readonly failed: string };

/** The exit code: 1 when a feed could not be had or read; the others are written all the same. Throws as `loadCatalog`. */
export async function refreshData(
  dir: string,
  on: Day,
  { out, json, download }: { readonly out: string; readonly json: boolean; readonly download: Download },
): Promise<number> {
  const catalog = loadCatalog(dir);
  const fed = Object.values(catalog.sources).flatMap(({ id, feed }) => (feed ? [{ id, feed }] : []));
  const refreshed = await Promise.all(
    fed.map(async ({ id, feed }): Promise<Refreshed> => {
      try {
        const text = (await download(feed.url)) ?? '';
        return { source: id, url: feed.url, proposals: priceProposals(catalog.at(on), id, readers[feed.form](text, feed.url), on) };
      } catch (error) {
        return { source: id, failed: error instanceof Error ? error.message : String(error) };
      }
    }),
  );
  const failed = refreshed.flatMap((each) => ('failed' in each ? [each] : []));
  const proposed = refreshed.flatMap((each) => ('proposals' in each && each.proposals.length > 0 ? [each] : []));
  if (json) print(JSON.stringify(refreshed));
  if (proposed.length > 0) {
    mkdirSync(dirname(out), { recursive: true });
    writeFileSync(
      out,
      `# ${en.t('cli:refresh.title', { day: on })}\n\n${proposed.map((each) => section(each, catalog.sources[each.source], on)).join('\n')}`,
    );
  }
  if (!json) {
    for (const { source, failed: reason } of failed) print(en.t('cli:refresh.failed', { source, reason }));
    const count = proposed.reduce((sum, { proposals }) => sum + proposals.length, 0);
    print(count > 0 ? en.t('cli:refresh.written', { count, file: out }) : en.t('cli:refresh.nothing', { feeds: fed.length - failed.length }));
  }
  return failed.length > 0 ? 1 : 0;
}

function section({ source, url, proposals }: Extract<Refreshed, { readonly url: string }>, about: Source | undefined, on: Day): string {
  const head = `## ${source}\n\n${en.t('cli:refresh.source', { title: about?.title.en ?? source, url, licence: about?.licence ?? '–', day: on })}\n`;
  const one = ({ model, how, old, fresh }: PriceProposal) => {
    const kept = old ? { follows: [`- ${flow(old)}`, `+ ${flow({ ...old, until: on })}`], beside: [`  ${flow(old)}`], adds: [] }[how] : [];
    const diff = ['```diff', ...kept, `+ ${flow(fresh)}`, '```'].join('\n');
    return `### models/${model}.yaml, apiPrices (${fresh.kind})\n\n${en.t(`cli:refresh.${how}`)}\n\n${diff}\n`;
  };
  return `${head}\n${proposals.map(one).join('\n')}`;
}

/** A fact on one line, as the files have it. */
const flow = (fact: object): string => stringify(fact, { collectionStyle: 'flow', lineWidth: 0 }).trim();
