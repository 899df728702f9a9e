/** What is measured beside a bare client, row by row. `goal`: of the median ratio, ours in times the bare client's. */
import { type Asked, fresh, mixed, seen } from './asked.ts';
import { type Ask, discordAskers, feishuAsker } from './askers.ts';
import type { Sides } from './processes.ts';
import { stream } from './stream.ts';
import { inTurn, type Pair } from './turns.ts';

export type Measures = 'rate' | 'acknowledge' | 'processor';
export type StreamRow = {
  readonly name: string;
  readonly platform: 'discord' | 'feishu';
  readonly outstanding: number;
  readonly asked: Asked;
  readonly goals: Partial<Record<Measures, string>>;
};

const SLOWEST = { acknowledge: '≤ 3' };

const ofPlatform = (platform: StreamRow['platform']): readonly StreamRow[] => [
  { name: `${platform}-mixed`, platform, outstanding: 64, asked: mixed, goals: { rate: '≥ 0.6', ...SLOWEST } },
  ...Object.entries(seen).flatMap(([command, asked]) =>
    [1, 16, 64].map((outstanding) => ({
      name: `${platform}-seen-${command}-${outstanding}`,
      platform,
      outstanding,
      asked,
      goals: { rate: '≥ 0.85', ...(outstanding === 64 ? SLOWEST : {}) },
    })),
  ),
  ...Object.entries(fresh).map(([command, asked]) => ({
    name: `${platform}-fresh-${command}`,
    platform,
    outstanding: 64,
    asked,
    goals: { rate: command === 'question' ? '≥ 0.5' : '≥ 0.35' },
  })),
];

export const streamRows: readonly StreamRow[] = [...ofPlatform('discord'), ...ofPlatform('feishu')];

/** Commands are given as such where there are commands, and words to the bot are a mention of it. */
export type Askers = Readonly<Record<StreamRow['platform'], { readonly ours: Ask; readonly bare: Ask }>>;

export function askersOf({ discord, feishu }: Pick<Sides, 'discord' | 'feishu'>): Askers {
  const onDiscord = ({ platform }: Sides['discord']['ours']): Ask => {
    const { slash, mention } = discordAskers(platform);
    return (question) => (question.type === 'words' ? mention(question) : slash(question));
  };
  return {
    discord: { ours: onDiscord(discord.ours), bare: onDiscord(discord.bare) },
    feishu: { ours: feishuAsker(feishu.ours.platform), bare: feishuAsker(feishu.bare.platform) },
  };
}

/** How long one measurement lasts, and how long questions of all kinds are asked before the first, so that what is run often is compiled. */
const [LASTS, WARM, QUICK] = [1_500, 8_000, 200];

export async function warm(sides: Sides, askers: Askers, pairs: number): Promise<void> {
  for (const platform of ['discord', 'feishu'] as const) {
    for (const side of ['bare', 'ours'] as const) {
      await stream({
        ask: askers[platform][side],
        questionOf: mixed,
        most: { ms: pairs > 1 ? WARM : QUICK },
        outstanding: 16,
        pid: sides[platform][side].pid,
      });
    }
  }
}

export async function measureStream(row: StreamRow, sides: Sides, askers: Askers, pairs: number): Promise<Readonly<Record<string, readonly Pair[]>>> {
  const { ours, bare } = sides[row.platform];
  const most = { ms: pairs > 1 ? LASTS : QUICK };
  const of = (side: 'ours' | 'bare', pid: number) => () =>
    stream({ ask: askers[row.platform][side], questionOf: row.asked, most, outstanding: row.outstanding, pid });
  // What may be kept is kept before anything is measured.
  await of('ours', ours.pid)();
  return inTurn(pairs, of('ours', ours.pid), of('bare', bare.pid));
}
