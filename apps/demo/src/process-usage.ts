import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

export interface MemoryUse {
  /** Everything of the process that is in memory, shared program files included, MiB. */
  readonly residentMib: number;
  /** What is its alone, as `docker stats` counts it, MiB; undefined where the system does not tell. */
  readonly ownMib: number | undefined;
}

const KIB_PER_MIB = 1_024;

export async function memoryOf(pid: number): Promise<MemoryUse> {
  try {
    const status = await readFile(`/proc/${pid}/status`, 'utf8');
    const mib = (name: string) =>
      Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / KIB_PER_MIB;
    return { residentMib: mib('VmRSS'), ownMib: mib('RssAnon') };
  } catch {
    return { residentMib: Number(await ps('rss', pid)) / KIB_PER_MIB, ownMib: undefined };
  }
}

/** Processor time a process has used, milliseconds. */
export async function cpuTimeMs(pid: number): Promise<number> {
  try {
    const threads = await readdir(`/proc/${pid}/task`);
    const schedstats = threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8'));
    // First field: nanoseconds on a processor. The usual /proc/<pid>/stat counts in steps of 10 ms, too coarse here.
    return (await Promise.all(schedstats)).reduce((sum, text) => sum + Number(text.split(' ')[0]) / 1e6, 0);
  } catch {
    return cpuTimeMsOfPs(await ps('time', pid));
  }
}

/** `[[days-]hours:]minutes:seconds`, the seconds with a fraction on macOS. */
export function cpuTimeMsOfPs(text: string): number {
  const [clock = '', days = '0'] = text.split('-').reverse();
  const seconds = clock.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return (Number(days) * 86_400 + seconds) * 1_000;
}

async function ps(column: 'rss' | 'time', pid: number): Promise<string> {
  const { stdout } = await promisify(execFile)('ps', ['-o', `${column}=`, '-p', String(pid)]);
  return stdout.trim();
}
