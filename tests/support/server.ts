/** `npm start` as a person runs it: a process of its own on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

/** `told`: the address as it was printed, with what stands behind it. */
export type RunningServer = {
  readonly url: string;
  readonly told: string;
  readonly pid: number;
  output(): string;
  stop(): Promise<number | null>;
  /** As a crash would end it. */
  kill(): Promise<void>;
};

/** What it said last, for whoever looks for a fault; a soak says much. */
const MOST_OUTPUT = 1_000_000;
const ADDRESS = /http:\/\/(?:127\.0\.0\.1|0\.0\.0\.0):\d+\S*/;

/** `cwd`: the folder of the program. Resolves once the address is printed; throws with the output when the process ends before. */
export async function startServer(env: Readonly<Record<string, string>> = {}, cwd = process.cwd()): Promise<RunningServer> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    cwd,
    env: { ...process.env, PORT: '0', STORE_URL: 'memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const told = await new Promise<string>((resolve, reject) => {
    let starting = true;
    const read = (bytes: Buffer) => {
      output = (output + bytes.toString()).slice(-MOST_OUTPUT);
      const address = starting ? ADDRESS.exec(output) : null;
      if (!address) return;
      starting = false;
      resolve(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return {
    url: `http://127.0.0.1:${new URL(told).port}`,
    told,
    pid: child.pid ?? 0,
    output: () => output,
    async stop() {
      child.removeAllListeners('exit');
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
    async kill() {
      child.removeAllListeners('exit');
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
