/** Counters for Prometheus: how many answers of which kind, and how long our own work took. */
import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client';

type Answer = { readonly platform: string; readonly command: string; readonly kind: string; readonly ms: number };
export type Metrics = {
  readonly observe: (answer: Answer) => void;
  /** The exposition text with its content type. */
  readonly read: () => Promise<{ readonly type: string; readonly body: string }>;
};

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2];

export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const answers = new Counter({
    name: 'suanpan_answers_total',
    help: 'Answers given',
    labelNames: ['platform', 'command', 'kind'],
    registers: [registry],
  });
  const duration = new Histogram({
    name: 'suanpan_answer_seconds',
    help: 'Time from a question to its card, without sending',
    labelNames: ['command'],
    buckets: SECONDS,
    registers: [registry],
  });
  return {
    observe: ({ platform, command, kind, ms }) => {
      answers.inc({ platform, command, kind });
      duration.observe({ command }, ms / 1000);
    },
    read: async () => ({ type: registry.contentType, body: await registry.metrics() }),
  };
}
