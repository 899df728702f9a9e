/**
 * Puts the product as shipped, in a process of its own, under load from both loopbacks, and prints what came of it:
 * `node tests/load/load.ts [--outstanding 64] [--events 2000] [--only discord|feishu] [--http] [--store URL] [--each]`;
 * `--each`: besides, what an answer of each kind takes.
 * "lag" is the load generator's own: where it is high, the machine was too busy for the figures to mean anything.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { startLoopback } from '#support/discord/loopback.ts';
import { startFeishu } from '#support/feishu/server.ts';
import { postFeishu, startInstance } from '#support/instance.ts';
import { type Asked, askDiscord, askFeishu, countReplies, mentionDiscord, type People } from './asked.ts';
import { crowd } from './crowd.ts';
import { spread } from './figures.ts';
import { cpuOf, memoryOf } from './process-use.ts';
import { kinds, type Question, questionAt } from './questions.ts';

const { values: options } = parseArgs({
  options: {
    outstanding: { type: 'string', default: '64' },
    events: { type: 'string', default: '2000' },
    only: { type: 'string' },
    http: { type: 'boolean', default: false },
    store: { type: 'string', default: 'memory:' },
    each: { type: 'boolean', default: false },
  },
});
const [outstanding, events] = [Number(options.outstanding), Number(options.events)];

const discord = await startLoopback({ guilds: 25 });
const feishu = await startFeishu({ perSecond: 1_000 });
const begun = performance.now();
const server = await startInstance({ discord, feishu }, options.store, { http: options.http });
while (!(await fetch(`${server.url}/readyz`)).ok) await wait(20);
const startMs = performance.now() - begun;
const people: People = {
  discord,
  feishu,
  replies: countReplies(discord, feishu),
  push: (event) => (options.http ? postFeishu(server.url, event) : feishu.push(event).then(({ code }) => code === 200)),
};
if (options.http) discord.deliverTo(`${server.url}/webhooks/discord`);

const name = (n: number) => n.toString(36);
const asks = {
  discord: (n: number, question: Question): Asked => (n % 4 === 3 ? mentionDiscord : askDiscord)(people, question, name(n)),
  feishu: (n: number, question: Question): Asked => askFeishu(people, question, name(n)),
};
const chosen = Object.entries(asks).filter(([platform]) => (options.only ?? platform) === platform);

async function run(count: number, questionOf: (n: number) => Question) {
  const [cpu, before] = [cpuOf(server.pid), performance.now()];
  const crowds = chosen.map(([, ask]) => crowd({ ask: (n) => ask(n, questionOf(n)), more: (asked) => asked < count, outstanding, patience: 60_000 }));
  const all = (await Promise.all(crowds)).flat();
  return { all, cpu: (cpuOf(server.pid) - cpu) / all.length, seconds: (performance.now() - before) / 1000 };
}

const atStart = memoryOf(server.pid);
await run(Math.min(events, 200), questionAt);
const lag = monitorEventLoopDelay({ resolution: 5 });
lag.enable();
const { all, cpu, seconds } = await run(events, questionAt);
lag.disable();

const told = (name: string, values: readonly (number | undefined)[]) => {
  const known = values.filter((value) => value !== undefined);
  console.log(`${name.padEnd(28)} ${String(known.length).padStart(6)} of ${String(values.length).padStart(5)} ${spread(known)}`);
};
console.log(`start ${(startMs / 1000).toFixed(1)} s   memory ${atStart.toFixed(0)} → ${memoryOf(server.pid).toFixed(0)} MB`);
console.log(
  `${(all.length / seconds).toFixed(0)} answers a second   ${cpu.toFixed(1)} ms of processor each   lag p99 ${(lag.percentile(99) / 1e6).toFixed(0)} ms`,
);
console.log(`${' '.repeat(28)} ${'count'.padStart(15)}    p50    p99    max  (ms)`);
for (const kind of ['interaction', 'mention', 'message'] as const) {
  const some = all.filter((asked) => asked.kind === kind);
  if (some.length === 0) continue;
  if (kind !== 'mention') told(`${kind} acknowledged`, some.map(({ acknowledged }) => acknowledged)); // biome-ignore format: one line of meaning
  told(`${kind} answered`, some.map(({ answered }) => answered)); // biome-ignore format: one line of meaning
}
const doubled = all.filter((asked) => asked.answers() > 1).length;
console.log(`doubled ${doubled}   refused ${discord.rest.refused.length}`);
for (const [kind, question] of options.each ? Object.entries(kinds) : []) {
  console.log(`${kind.padEnd(10)} ${(await run(events / 4, question)).cpu.toFixed(1)} ms of processor each`);
}
await server.stop();
await discord.stop();
await feishu.close();
