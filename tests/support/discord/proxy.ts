/** An HTTP proxy in a process of its own: CONNECT only, every name leads to this machine, and it tells what it was asked for. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export type TestProxy = { readonly port: number; readonly asked: string[]; stop(): Promise<void> };

/** `credentials`: "user:password" that it demands. */
export async function startProxy(credentials = ''): Promise<TestProxy> {
  const child = fork(fileURLToPath(new URL('./proxy-process.ts', import.meta.url)), [credentials], { execArgv: [], stdio: 'inherit' });
  const asked: string[] = [];
  const [port] = (await once(child, 'message')) as [number];
  child.on('message', (target: string) => void asked.push(target));
  return {
    port,
    asked,
    stop: async () => {
      child.kill();
      await once(child, 'exit');
    },
  };
}
