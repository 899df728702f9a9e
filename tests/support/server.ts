/** `npm start` as a person runs it: a process of its own on a free port. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

export type RunningServer = { readonly url: string; stop(): Promise<number | null> };

const ADDRESS = /http:\/\/127\.0\.0\.1:\d+/;

/** Resolves once the address is printed; throws with the output when the process ends before. */
export async function startServer(env: Readonly<Record<string, string>> = {}): Promise<RunningServer> {
  const child = spawn(process.execPath, ['src/main.ts'], {
    env: { ...process.env, PORT: '0', STORE_URL: 'memory:', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (bytes: Buffer) => {
      output += bytes.toString();
      const address = ADDRESS.exec(output);
      if (address) resolve(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${output}`)));
  });
  return {
    url,
    async stop() {
      child.removeAllListeners('exit');
      if (child.exitCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      return child.exitCode;
    },
  };
}
