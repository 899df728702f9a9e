/** What people say is wrong with an answer, kept without their names, once for each person and answer, until it is marked as done. */
import { createHash } from 'node:crypto';
import type { Wrong } from '#src/command/context.ts';
import type { Lang } from '#src/i18n/types.ts';
import type { Collection, Store } from '#src/state/store.ts';

const DAY_MS = 86_400_000;
const KEPT_DAYS = 180;
const MOST = 5_000;
/** Short enough to be typed. */
const ID_LENGTH = 8;

/** `url`, `checked`: as the answer showed them. */
export type Cited = { readonly title: string; readonly url?: string; readonly checked: string };
/** What the answer was. `line`: as one types it, free words left out where they are not to be kept; `heard`: what a free question was understood as. */
export type Answered = {
  readonly line: string;
  readonly title?: Readonly<Record<Lang, string>>;
  readonly heard?: string;
  readonly sources: readonly Cited[];
};
/** `day`: on which it was said last; `words`, `right`, `where`: in the person's words; `tell`: they want to know when it is mended. */
export type Report = {
  readonly day: string;
  /** Not known while somebody has only said so in words. */
  readonly what?: Wrong;
  readonly answer?: Answered;
  readonly words?: string;
  readonly right?: string;
  readonly where?: string;
  readonly tell?: boolean;
  readonly done?: string;
};

export function reportsIn(store: Store): Collection {
  return store.collection('reports', { keep: KEPT_DAYS * DAY_MS, most: MOST });
}

/** What one answer is called, whoever reports it. */
export function reportId(answer: string): string {
  return createHash('sha256').update(answer).digest('hex').slice(0, ID_LENGTH);
}

/** Adds to what the person said of this answer before; true where that was something. Rejects as the store does. */
export async function keepReport(report: Report, id: string, person: string, store: Store): Promise<boolean> {
  const reports = reportsIn(store);
  const key = `${person}:${id}`;
  const before = (await reports.get(key)) as Report | undefined;
  const open = before?.done === undefined ? before : undefined;
  await reports.put(key, { ...open, ...report });
  return open !== undefined;
}

/** All reports of one answer. */
export type Reported = { readonly id: string; readonly reports: readonly Report[] };

/** Those that are not done, most frequent first; of equal ones the latest. */
export async function openReports(store: Store): Promise<readonly Reported[]> {
  const byId = new Map<string, readonly Report[]>();
  for (const { key, value } of await reportsIn(store).all()) {
    const report = value as Report;
    const id = key.slice(key.lastIndexOf(':') + 1);
    if (report.done === undefined) byId.set(id, [...(byId.get(id) ?? []), report]);
  }
  const last = ({ reports }: Reported) => reports.at(-1)?.day ?? '';
  return [...byId]
    .map(([id, reports]) => ({ id, reports }))
    .toSorted((a, b) => b.reports.length - a.reports.length || last(b).localeCompare(last(a)));
}

/** What was mended: titles of answers (none: nobody knew what it was about), with the day on which each was reported. */
export type News = readonly { readonly title?: Readonly<Record<Lang, string>>; readonly day: string }[];

const newsKey = (person: string): string => `news:${person}`;

/** Marks all reports of an answer; whoever wanted to be told is told with their next answer. How many they were: 0 where there is none open. */
export async function markDone(id: string, day: string, store: Store): Promise<number> {
  const reports = reportsIn(store);
  const marked = (await reports.all()).filter(({ key, value }) => key.endsWith(`:${id}`) && (value as Report).done === undefined);
  for (const { key, value } of marked) {
    const report = value as Report;
    await reports.put(key, { ...report, done: day });
    if (!report.tell) continue;
    const person = key.slice(0, key.lastIndexOf(':'));
    const before = ((await store.get(newsKey(person))) ?? []) as News;
    const title = report.answer?.title;
    const item = { day: report.day, ...(title ? { title } : {}) };
    await store.set(newsKey(person), [...before, item], KEPT_DAYS * DAY_MS);
  }
  return marked.length;
}

/** Whether there is something. Rejects as the store does. */
export async function hasNews(person: string, store: Store): Promise<boolean> {
  return (await store.get(newsKey(person))) !== undefined;
}

/** What is on its way to a person is not sent a second time meanwhile; what did not get there is sent again after so long. */
const ON_ITS_WAY_MS = 60_000;

/** What this person has to be told; nothing while that is on its way. It is kept until `toldNews`. Rejects as the store does. */
export async function takeNews(person: string, store: Store): Promise<News> {
  const news = (await store.get(newsKey(person))) as News | undefined;
  if (news === undefined) return [];
  return (await store.count(`telling:${person}:${news.length}`, ON_ITS_WAY_MS)) === 1 ? news : [];
}

/** They read it. Rejects as the store does. */
export async function toldNews(person: string, told: News, store: Store): Promise<void> {
  const left = (((await store.get(newsKey(person))) ?? []) as News).slice(told.length);
  await (left.length > 0 ? store.set(newsKey(person), left, KEPT_DAYS * DAY_MS) : store.delete(newsKey(person)));
}

export async function forgetNews(person: string, store: Store): Promise<void> {
  await store.delete(newsKey(person));
}
