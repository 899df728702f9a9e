/**
 * `npm run soak [-- --events 20000] [--minutes 2] [--outage SECONDS]`: two instances on one Redis, both loopbacks with 64 people each, duplicates,
 * late and reordered deliveries, and every fault of `faults.ts`. Prints events, answers, doubles, losses, the slowest acknowledgement and the
 * memory at its start and end; ends with 1 where anything was doubled or lost.
 * With `--minutes` it stops asking after so long, whatever was asked by then; faults follow the clock. The store is out for a minute, or an eighth of a
 * run that is shorter than eight.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startLoopback } from '#support/discord/loopback.ts';
import { startFeishu } from '#support/feishu/server.ts';
import { startInstance } from '#support/instance.ts';
import { redisBinary, startRedis } from '#support/redis.ts';
import type { RunningServer } from '#support/server.ts';
import { type Asked, askDiscord, askFeishu, countReplies, mentionDiscord, type People, type Push } from './asked.ts';
import { crowd } from './crowd.ts';
import { faultsOf } from './faults.ts';
import { quantile } from './figures.ts';
import { forgetOld } from './forget.ts';
import { memoryOf } from './process-use.ts';
import { questionAt } from './questions.ts';

const { values: options } = parseArgs({
  options: {
    events: { type: 'string', default: '20000' },
    minutes: { type: 'string' },
    outage: { type: 'string' },
    outstanding: { type: 'string', default: '64' },
  },
});
const [events, outstanding] = [Number(options.events), Number(options.outstanding)];
const length = options.minutes === undefined ? undefined : Number(options.minutes) * 60_000;
const outage = options.outage === undefined ? Math.min(60_000, (length ?? Number.POSITIVE_INFINITY) / 8) : Number(options.outage) * 1000;
if (redisBinary === undefined) throw new Error('there is no redis-server on this machine');

/** Of a hundred deliveries so many come twice, and so many come late: after others that were said later. */
const TWICE = 3;
const LATE = 3;
const LATE_MS = 1_500;
/** Whoever waits longer lets the next one ask; the answer is still owed. */
const PATIENCE_MS = 20_000;
/** For what was lost with a process: its lease, and what is to be done then. */
const REST_MS = 180_000;

/** As `compose.yaml` starts it: without a bound the heap is as large as the machine allows. */
const HEAP = '--max-old-space-size=256 --max-semi-space-size=8';

const redis = await startRedis(redisBinary);
const discord = await startLoopback({ guilds: 25 });
const feishu = await startFeishu({ perSecond: 1_000 });
const start = async (): Promise<RunningServer> => {
  const server = await startInstance({ discord, feishu }, redis.url, { http: false, more: { NODE_OPTIONS: HEAP } });
  while (!(await fetch(`${server.url}/readyz`)).ok) await wait(50);
  return server;
};
const running = [await start(), await start()];

let serial = 0;
const push: Push = async (event) => {
  serial += 1;
  if (serial % 100 < LATE) await wait(LATE_MS);
  const taken = feishu.push(event).then(({ code }) => code === 200);
  if (serial % 100 >= 100 - TWICE) void feishu.push(event).catch(() => undefined);
  return taken;
};
const people: People = { discord, feishu, replies: countReplies(discord, feishu), push };

let done = 0;
let begun = performance.now();
const share = () => (length === undefined ? done / events : (performance.now() - begun) / length);
const more = () => (length === undefined ? done < events : share() < 1);
const counted = (ask: (n: number) => Asked) => (n: number) => {
  done += 1;
  return ask(n);
};
const name = (n: number) => n.toString(36);
const asks = [
  counted((n) => (n % 4 === 3 ? mentionDiscord : askDiscord)(people, questionAt(n), name(n))),
  counted((n) => askFeishu(people, questionAt(n), name(n))),
];

const told: Promise<void>[] = [];
async function goWrong(): Promise<void> {
  const faults = faultsOf({
    discord,
    feishu,
    calls: outstanding,
    store: redis,
    outage,
    killOne: async () => running.shift()?.kill(),
    startAnother: async () => void running.push(await start()),
  });
  for (const { at, name: what, begin } of faults) {
    while (share() < at && more()) await wait(50);
    console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${String(done).padStart(6)} asked  ${what}`);
    await begin();
  }
}

const memory = () => running.map(({ pid }) => memoryOf(pid).toFixed(0)).join(' and ');
// What is loaded with the first answers belongs to the start.
await Promise.all(asks.map((ask) => crowd({ ask, more: (asked) => asked < 100, outstanding: 8, patience: PATIENCE_MS })));
done = 0;
begun = performance.now();
const atStart = memory();
const forgetting = setInterval(() => forgetOld(discord, feishu), 5_000);
told.push(goWrong());
const all = (await Promise.all(asks.map((ask) => crowd({ ask, more, outstanding, patience: PATIENCE_MS })))).flat();
await Promise.all(told);
const seconds = (performance.now() - begun) / 1000;

/** Discord does not wait for what it was not told of in time: nothing is owed for that. A mention is owed in any case. */
const owed = all.filter(({ kind, acknowledged }) => kind === 'mention' || acknowledged !== undefined);
const unanswered = () => owed.filter(({ answers }) => answers() === 0);
for (const limit = Date.now() + REST_MS; unanswered().length > 0 && Date.now() < limit; await wait(200));
clearInterval(forgetting);

const doubled = all.filter(({ answers }) => answers() > 1);
const lost = unanswered();
const late = all.length - owed.length;
const acknowledgements = all.flatMap(({ acknowledged }) => acknowledged ?? []);
const answered = all.filter(({ answers }) => answers() > 0).length;
console.log(
  [
    `${all.length} events in ${seconds.toFixed(0)} s, ${answered} answered`,
    `doubled ${doubled.length}   lost ${lost.length}   not acknowledged in 3 s ${late}   refused ${discord.rest.refused.length}`,
    `acknowledged after p50 ${quantile(acknowledgements, 0.5).toFixed(0)}, p99 ${quantile(acknowledgements, 0.99).toFixed(0)}, slowest ${Math.max(...acknowledgements).toFixed(0)} ms`,
    `memory at the start ${atStart} MB, at the end ${memory()} MB`,
    ...[...doubled, ...lost].slice(0, 20).map(({ kind, key, answers }) => `  ${answers() > 1 ? 'doubled' : 'lost'}: ${kind} ${key}`),
  ].join('\n'),
);
if (doubled.length + lost.length > 0) for (const server of running) console.log(server.output().slice(-4_000));
for (const server of running) await server.stop();
await Promise.all([discord.stop(), feishu.close(), redis.stop()]);
process.exit(doubled.length + lost.length > 0 ? 1 : 0);
