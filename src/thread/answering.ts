/**
 * The thread that answers: it has the data, understands, calculates, writes cards and draws charts, so that nothing of that stands between an event
 * and its acknowledgement. Loaded by `thread.ts` beside this file.
 */
import { once } from 'node:events';
import { flushCompileCache } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { parentPort } from 'node:worker_threads';
import { createBirpc } from 'birpc';
import { releaseOf, releaseText } from '#src/catalog/release/release.ts';
import type { Made, Outcome } from '#src/command/context.ts';
import { createDataAge } from '#src/data-age.ts';
import { DataError } from '#src/errors.ts';
import { createHouse, type House } from '#src/house.ts';
import { createLogger } from '#src/log.ts';
import { type ModelMeter, noModelMeter } from '#src/model/meter.ts';
import { createDrawChart } from '#src/platforms/discord/draw-chart.ts';
import { understanderFor } from '#src/understander-for.ts';
import { type Answered, toAnswered } from './answered.ts';
import type { Answering, Serving } from './calls.ts';
import { followData } from './follow-data.ts';
import type { Terms } from './house.ts';
import { remoteStore } from './remote-store.ts';

/** Answers that may still be told where they stand: it takes them seconds, and costs a reply to them its memory when they are forgotten. */
const REMEMBERED = 1_000;

const port = parentPort;
if (!port) throw new Error('not a thread');
const [{ config, lasting }] = (await once(port, 'message')) as [Terms];
const log = createLogger({ level: config.logLevel, secrets: config.secrets });
const draw = createDrawChart();
const outcomes = new Map<number, Outcome['posted']>();
let serial = 0;

function kept(posted: Outcome['posted']): number {
  serial += 1;
  outcomes.set(serial, posted);
  outcomes.delete(serial - REMEMBERED);
  return serial;
}

function answeringWith(house: House): Answering {
  const age = createDataAge(house.catalog, house.today);
  const following = followData(house, config, log);
  return {
    dispatch: async (invocation) => {
      const version = house.version();
      const outcome = await house.app.dispatch(invocation);
      const plain = (made: Made): Answered =>
        toAnswered(
          made,
          invocation.both === true,
          kept((messages) => made.posted(messages)),
          version,
        );
      const { aside } = outcome;
      return { ...plain(outcome), ...(aside ? { aside: plain(aside) } : {}) };
    },
    posted: async (of, messages) => {
      await outcomes.get(of)?.(messages);
      outcomes.delete(of);
    },
    complete: house.app.complete,
    draw,
    renew: following.again,
    data: () => {
      const { stale, newest, loadedAt } = age();
      return { stale, newest, loadedAt, refused: following.refused() };
    },
    release: () => {
      const release = releaseOf(house.catalog());
      return { text: releaseText(release), hash: release.hash };
    },
  };
}

/** What is counted of the model's work is counted where the other metrics are. */
function meterTo(serving: Pick<Serving, 'ofModel'>): ModelMeter {
  const each = Object.keys(noModelMeter).map((call) => [call, (...args: readonly unknown[]) => serving.ofModel(call as keyof ModelMeter, args)]);
  return Object.fromEntries(each) as ModelMeter;
}

async function open(serving: Serving): Promise<House> {
  const { defaultLang, repo, logQuestions } = config;
  const store = remoteStore(serving, lasting);
  const understander = await understanderFor(config, { store, log, meter: meterTo(serving) });
  const house = createHouse({
    store,
    log,
    defaultLang,
    limiter: { take: serving.limit },
    renewed: serving.renewed,
    observe: serving.observe,
    logQuestions,
    ...(repo ? { repo } : {}),
    ...(understander ? { understander } : {}),
  });
  return house;
}

const answering = {} as Answering;
const serving = createBirpc<Serving, Answering>(answering, {
  post: (message) => port.postMessage(message),
  on: (take) => port.on('message', take),
  eventNames: ['ready', 'refused', 'observe', 'renewed', 'ofModel'],
  timeout: -1,
  onGeneralError: (error, call) => {
    // One of our own calls, such as of a store that fails: whoever made it is told. `true` would give them nothing, as if all were well.
    if (call === undefined) return false;
    // What cannot be passed on fails its call, and nothing else.
    log.error({ err: error, call }, 'an answer could not be passed on');
    return true;
  },
});
try {
  const house = await open(serving);
  Object.assign(answering, answeringWith(house));
  void serving.ready(house.app.commands.map(({ name, options, hidden }) => ({ name, options, ...(hidden ? { hidden } : {}) })));
  // While the platforms connect. What is asked meanwhile is acknowledged all the same.
  await setImmediate();
  house.warm();
  flushCompileCache();
} catch (error) {
  if (!(error instanceof DataError)) throw error;
  void serving.refused({ file: error.file, path: error.path, reason: error.reason });
}
