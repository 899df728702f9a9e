/** What whoever runs the bot can see of it, for Prometheus. docs/operate.md says what each means and when to worry. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { ModelMeter } from './model/meter.ts';
import type { Meter } from './platforms/meter.ts';
import type { Store, Tasks } from './state/store.ts';

type Answer = {
  readonly platform: string;
  readonly command: string;
  readonly kind: string;
  readonly ms: number;
  readonly turnedAway?: 'limited' | 'busy';
};
/** Asked for at each reading. `stale`: facts that want looking at again; `newest`: how many days ago the latest fact was checked. */
export type Readings = {
  readonly waiting: () => Promise<number>;
  readonly data: () => Promise<{ readonly stale: number; readonly newest: number; readonly loadedAt: number; readonly refused: boolean }>;
};
export type Metrics = {
  readonly observe: (answer: Answer) => void;
  readonly meterOf: (platform: string) => Meter;
  readonly ofModel: ModelMeter;
  /** The same store, each of its calls counted and timed. */
  readonly counted: (store: Store) => Store;
  readonly watch: (readings: Readings) => void;
  /** The exposition text with its content type. */
  readonly read: () => Promise<{ readonly type: string; readonly body: string }>;
};

const OWN_TIME = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.5, 2];
/** Discord waits three seconds for an acknowledgement. */
const ACKNOWLEDGEMENT = [0.01, 0.05, 0.1, 0.3, 0.5, 1, 2, 3, 5];
const TO_ANSWER = [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 120];
const STORE = [0.0005, 0.001, 0.005, 0.02, 0.1, 0.3, 1];
/** Events whose answer is still to come; what is never answered (others' talk) is forgotten in its turn. */
const MOST_CLOCKS = 10_000;

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = <L extends string>(name: string, help: string, labelNames: readonly L[]) =>
    new Counter<L>({ name: `suanpan_${name}`, help, labelNames: [...labelNames], registers });
  const histogram = <L extends string>(name: string, help: string, labelNames: readonly L[], buckets: readonly number[]) =>
    new Histogram<L>({ name: `suanpan_${name}`, help, labelNames: [...labelNames], buckets: [...buckets], registers });
  const gauge = (name: string, help: string, value: () => number | Promise<number>) =>
    new Gauge({
      name: `suanpan_${name}`,
      help,
      registers,
      async collect() {
        this.set(await value());
      },
    });

  const answers = counter('answers_total', 'Answers given; unknown questions are command "ask", kind "unknown"', ['platform', 'command', 'kind']);
  const duration = histogram('answer_seconds', 'Time from a question to its card, without sending', ['command'], OWN_TIME);
  const turnedAway = counter('turned_away_total', 'Questions answered with "not now": one person asked too fast, or too much was waiting', [
    'platform',
    'reason',
  ]);
  const acknowledged = histogram('acknowledge_seconds', 'Time from an event to its acknowledgement', ['platform'], ACKNOWLEDGEMENT);
  const replied = histogram('reply_seconds', 'Time from an event to its answer in the chat', ['platform'], TO_ANSWER);
  const sends = counter('sends_total', 'Calls to the platform by result: ok, or its own code', ['platform', 'result']);
  const reconnects = counter('reconnects_total', 'Connections that broke and were opened again', ['platform']);
  const duplicates = counter('duplicates_total', 'Deliveries that had been taken before', ['platform']);
  const takenOver = counter('taken_over_total', 'Events that another process had taken and not finished, and that were finished here', ['platform']);
  const modelCalls = counter('model_calls_total', 'Requests sent to the language model', []);
  const modelTokens = counter('model_tokens_total', 'Tokens of these requests, as the model counts them', ['part']);
  const modelCost = counter('model_cost_total', 'What they cost at the list price of the data, where it holds the model', ['currency']);
  const modelReadings = counter('model_readings_total', 'Messages for the model by what came of it: read, cached, or why the rules read them', [
    'result',
  ]);
  const modelRepairs = counter('model_repairs_total', 'Replies that the model was asked to mend', []);
  const modelDisagreements = counter('model_disagreements_total', 'Messages that the rules read as another question', []);
  const storeTime = histogram('store_seconds', 'Time that a call of the store took', ['call'], STORE);
  const storeErrors = counter('store_errors_total', 'Calls of the store that failed', ['call']);

  /** The same calls, each timed and its failures counted. */
  function timed<C extends object>(calls: C): C {
    const each = Object.entries(calls).map(([call, work]: [string, (...args: readonly unknown[]) => Promise<unknown>]) => {
      const counted = async (...args: readonly unknown[]): Promise<unknown> => {
        const end = storeTime.startTimer({ call });
        try {
          return await work(...args);
        } catch (error) {
          storeErrors.inc({ call });
          throw error;
        } finally {
          end();
        }
      };
      return [call, counted];
    });
    return Object.fromEntries(each) as C;
  }

  // To take is to wait until there is something: its time would tell nothing.
  const timedTasks = (tasks: Tasks): Tasks => ({ ...timed(tasks), take: (most, options) => tasks.take(most, options) });

  return {
    observe: ({ platform, command, kind, ms, turnedAway: reason }) => {
      answers.inc({ platform, command, kind });
      duration.observe({ command }, ms / 1000);
      if (reason) turnedAway.inc({ platform, reason });
    },
    meterOf: (platform) => {
      const clocks = new Map<string, number>();
      return {
        taken: (key) => {
          const [oldest] = clocks.keys();
          if (clocks.size >= MOST_CLOCKS && oldest !== undefined) clocks.delete(oldest);
          clocks.set(key, performance.now());
        },
        acknowledged: (ms) => acknowledged.observe({ platform }, ms / 1000),
        answered: (key) => {
          const start = clocks.get(key);
          if (start !== undefined) replied.observe({ platform }, (performance.now() - start) / 1000);
          clocks.delete(key);
        },
        sent: (result) => sends.inc({ platform, result }),
        reconnected: () => reconnects.inc({ platform }),
        repeated: () => duplicates.inc({ platform }),
        tookOver: () => takenOver.inc({ platform }),
      };
    },
    ofModel: {
      called: () => modelCalls.inc(),
      tokens: ({ input, output }) => {
        modelTokens.inc({ part: 'input' }, input);
        modelTokens.inc({ part: 'output' }, output);
      },
      cost: (amount, currency) => modelCost.inc({ currency }, amount),
      ended: (result) => modelReadings.inc({ result }),
      repaired: () => modelRepairs.inc(),
      disagreed: () => modelDisagreements.inc(),
    },
    counted: (store) => {
      const tasks: Store['tasks'] = (queue, claim) => timedTasks(store.tasks(queue, claim));
      const collection: Store['collection'] = (name, bounds) => timed(store.collection(name, bounds));
      return { ...timed(store), lasting: store.lasting, collection, tasks };
    },
    watch: ({ waiting, data }) => {
      gauge('waiting', 'Questions that are being answered or wait for it', waiting);
      gauge('data_stale_facts', 'Facts that hold today and were last checked more than 90 days ago', async () => (await data()).stale);
      gauge('data_newest_check_days', 'Days since any fact was last checked', async () => (await data()).newest);
      gauge('data_loaded_timestamp_seconds', 'When the data that is in force was read', async () => (await data()).loadedAt / 1000);
      gauge('data_refused', '1 while the data on disk cannot be used and older data is in force', async () => ((await data()).refused ? 1 : 0));
    },
    read: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
