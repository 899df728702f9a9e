/** What a process takes of the machine, as Linux counts it. https://man7.org/linux/man-pages/man5/proc.5.html */
import { readFileSync } from 'node:fs';

/** Ticks of the processor's clock a second; 100 on every Linux that Node runs on. */
const TICKS = 100;

/** Milliseconds of processor time so far, all threads. */
export function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The name may have spaces: fields are counted after its bracket.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return ((Number(fields[11]) + Number(fields[12])) * 1000) / TICKS;
}

/** Resident memory in MB (10⁶ bytes). */
export function memoryOf(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024) / 1e6;
}
