/** A small disk of its own, where this machine lets us have one: only root on Linux may mount. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

export type Disk = {
  readonly path: string;
  /** Takes all room that is left on it, until `makeRoom`. */
  fill(): void;
  makeRoom(): void;
  writable(is: boolean): void;
  unmount(): void;
};

const mount = (...args: readonly string[]) => spawnSync('mount', args).status === 0;

/** In `folder`, of so many megabytes; undefined where none may be mounted. */
export function mountDisk(folder: string, megabytes: number): Disk | undefined {
  const path = join(folder, 'disk');
  mkdirSync(path, { recursive: true });
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !mount('-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path)) return undefined;
  const filler = join(path, 'filler');
  return {
    path,
    fill: () => void spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']),
    makeRoom: () => rmSync(filler),
    writable: (is) => {
      if (!mount('-o', `remount,${is ? 'rw' : 'ro'}`, path)) throw new Error('the disk cannot be mounted anew');
    },
    unmount: () => void spawnSync('umount', ['-l', path]),
  };
}
