/** The whole program: how long it takes to start, and what memory it takes. */
import { spawnSync } from 'node:child_process';
import type { Loopback } from '#support/discord/loopback.ts';
import { cpuOf, memoryOf } from '../load/process-use.ts';
import { mixed } from './asked.ts';
import { discordAskers } from './askers.ts';
import { newDiscord, type Program, startBareDiscord, startOursOnDiscord } from './processes.ts';
import { stream } from './stream.ts';
import type { Finding } from './table.ts';
import { inTurn, type Measured } from './turns.ts';

export type Row = { readonly name: string; readonly measure: (pairs: number) => Promise<readonly Finding[]> };

type Start = (loopback: Loopback) => Promise<Program>;

/** Starts it, sees what it takes, and ends it. `answers`: so many are asked for before its memory is looked at again. */
async function started(start: Start, answers: number): Promise<Measured> {
  const loopback = await newDiscord();
  const begun = performance.now();
  const program = await start(loopback);
  const ms = performance.now() - begun;
  const [ready, processor] = [memoryOf(program.pid), cpuOf(program.pid)];
  if (answers > 0) {
    const { slash, mention } = discordAskers(loopback);
    await stream({
      ask: (question) => (question.type === 'words' ? mention(question) : slash(question)),
      questionOf: mixed,
      most: { count: answers },
      outstanding: 16,
      pid: program.pid,
    });
  }
  const after = memoryOf(program.pid);
  await program.stop();
  await loopback.stop();
  return { start: ms, ready, processor, ...(answers > 0 ? { after } : {}) };
}

const MANY = 20_000;

export const wholeRows: readonly Row[] = [
  {
    name: 'start',
    measure: async (pairs) => {
      // The first start compiles.
      await started(startOursOnDiscord, 0);
      const {
        start = [],
        ready = [],
        processor = [],
      } = await inTurn(
        pairs,
        () => started(startOursOnDiscord, 0),
        () => started((loopback) => startBareDiscord(loopback), 0),
      );
      return [
        { measure: 'ms to ready', goal: '≤ 1.5', pairs: start },
        { measure: 'processor', goal: '', pairs: processor },
        { measure: 'MB at ready', goal: '≤ 1.5', pairs: ready },
      ];
    },
  },
  {
    name: 'memory',
    measure: async (pairs) => {
      const answers = pairs > 1 ? MANY : 200;
      const { after = [] } = await inTurn(
        1,
        () => started(startOursOnDiscord, answers),
        () => started((loopback) => startBareDiscord(loopback), answers),
      );
      return [{ measure: `MB after ${answers}`, goal: '≤ 1.5', pairs: after }];
    },
  },
  {
    name: 'ask',
    measure: async (pairs) => {
      const once = () => {
        const begun = performance.now();
        spawnSync(process.execPath, ['src/cli.ts', 'ask', 'How much is GLM Lite?']);
        return performance.now() - begun;
      };
      once();
      return [{ measure: 'ms', goal: '< 600', values: Array.from({ length: pairs }, once) }];
    },
  },
];
