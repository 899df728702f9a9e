/** A Redis server of our own on a free port, where the machine has one. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { freePort } from '#support/server.ts';

export const redisBinary = (process.env['PATH'] ?? '')
  .split(delimiter)
  .map((folder) => join(folder, 'redis-server'))
  .find(existsSync);

export type RunningRedis = {
  readonly url: string;
  readonly port: number;
  /** Ends it at once; what it held is gone. */
  kill(): Promise<void>;
  /** Starts it again on the same port, empty. */
  start(): Promise<void>;
  /** It hangs: connections stand, nothing is answered; until `resume`. */
  pause(): void;
  resume(): void;
  /** Ends it for good. */
  stop(): Promise<void>;
};

export async function startRedis(binary: string): Promise<RunningRedis> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'suanpan-redis-'));
  let server: ChildProcess;
  const start = async (): Promise<void> => {
    const begun = spawn(binary, ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', folder]);
    server = begun;
    await new Promise<void>((ready, failed) => {
      begun.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('Ready to accept') && ready());
      begun.on('exit', (code) => failed(new Error(`redis-server exited with ${code}`)));
    });
  };
  const kill = async (): Promise<void> => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    const ended = once(server, 'exit');
    server.kill('SIGKILL');
    await ended;
  };
  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    kill,
    start,
    pause: () => void server.kill('SIGSTOP'),
    resume: () => void server.kill('SIGCONT'),
    stop: async () => {
      await kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
