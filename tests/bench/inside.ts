/** Without a platform: what a question and a command cost inside one process, each with words and arguments of its own. */
import { createHouse } from '#src/house.ts';
import { createLocalizers } from '#src/i18n/localizers.ts';
import { createDrawChart } from '#src/platforms/discord/draw-chart.ts';
import { chartSpec } from '#src/render/chart/spec.ts';
import { silentLog } from '#src/silent-log.ts';
import { createStore } from '#src/state/create-store.ts';
import { quantile } from '../load/figures.ts';
import { memoryOf } from '../load/process-use.ts';
import type { Question } from '../load/questions.ts';
import { fresh } from './asked.ts';
import type { Row } from './whole.ts';

let asked = 0;

async function house() {
  const { app, warm } = createHouse({ store: await createStore('memory:'), log: silentLog, defaultLang: 'en' });
  warm();
  return async (question: Question): Promise<number> => {
    asked += 1;
    const id = `p${asked}`;
    const origin = { platform: 'discord', asker: { id }, chat: { id, private: true } };
    const begun = performance.now();
    const outcome = await app.dispatch(
      question.type === 'words'
        ? { ...origin, type: 'text', text: question.text, addressed: true }
        : { ...origin, type: 'command', command: question.name, options: question.options },
    );
    outcome.card();
    return performance.now() - begun;
  };
}

const GOALS = { question: ['< 0.5', '< 3'], compare: ['< 1', ''], cost: ['< 3', ''], plan: ['< 1.5', ''] } as const;

const dispatchRow = (kind: keyof typeof fresh): Row => ({
  name: `inside-${kind}`,
  measure: async (pairs) => {
    const ask = await house();
    const count = pairs > 1 ? 300 : 20;
    const round = async (): Promise<readonly number[]> => {
      const times: number[] = [];
      for (let n = 0; n < count; n += 1) times.push(await ask(fresh[kind](asked)));
      return times;
    };
    await round();
    const rounds: (readonly number[])[] = [];
    for (let pair = 0; pair < pairs; pair += 1) rounds.push(await round());
    const [goal, last] = GOALS[kind];
    return [
      { measure: 'ms p50', goal, values: rounds.map((times) => quantile(times, 0.5)) },
      { measure: 'ms p99', goal: last, values: rounds.map((times) => quantile(times, 0.99)) },
    ];
  },
});

const loc = createLocalizers().en;
const point = (typical: number) => ({ low: typical, typical, high: typical });
/** `n` makes it another picture. */
const picture = (n: number) => {
  const series = [{ name: 'a month', points: [1, 2, 3, 4].map((times) => point(n * times)) }];
  const labels = ['GLM Lite', 'GLM Pro', 'Kimi', 'MiniMax'];
  return chartSpec({ type: 'chart', kind: 'bar', title: `${n} million tokens`, unit: 'CNY', labels, series, alt: '' }, loc);
};

const charts: Row = {
  name: 'charts',
  measure: async (pairs) => {
    const draw = createDrawChart();
    const count = pairs > 1 ? 200 : 5;
    let drawn = 0;
    const round = async (): Promise<{ readonly rate: number; readonly mb: number }> => {
      const begun = performance.now();
      for (let n = 0; n < count; n += 1) {
        drawn += 1;
        await draw(picture(drawn));
      }
      return { rate: (count * 1000) / (performance.now() - begun), mb: memoryOf(process.pid) };
    };
    const rounds: Awaited<ReturnType<typeof round>>[] = [];
    for (let pair = 0; pair < pairs; pair += 1) rounds.push(await round());
    return [
      { measure: 'pictures a s', goal: 'said', values: rounds.map(({ rate }) => rate) },
      { measure: `MB each ${count}`, goal: 'level', values: rounds.map(({ mb }) => mb) },
    ];
  },
};

export const insideRows: readonly Row[] = [...(Object.keys(fresh) as (keyof typeof fresh)[]).map(dispatchRow), charts];
