import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { eventually, type RunningProcess, startProcess } from '@hub/testing';

/** Processes by id, with the id of their parent. Ended ones that nobody collected do not count. */
function parents(): Map<number, number> {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  const rows = lines.map((line) => line.trim().split(/\s+/)).filter(([, , state]) => !state?.startsWith('Z'));
  return new Map(rows.map(([pid, parent]) => [Number(pid), Number(parent)]));
}

/** All that a process started, and all that those started. */
export function descendantsOf(pid: number): number[] {
  const all = [...parents()];
  const children = all.filter(([, parent]) => parent === pid).map(([child]) => child);
  return [...children, ...children.flatMap(descendantsOf)];
}

/** One of the two commands as a real process, with a directory of its own for temporary files. */
export class DemoProcess implements AsyncDisposable {
  readonly running: RunningProcess;
  readonly #directory: string;

  private constructor(running: RunningProcess, directory: string) {
    this.running = running;
    this.#directory = directory;
  }

  static async start(
    command: 'start' | 'demo',
    environment: Readonly<Record<string, string>> = {},
    args: readonly string[] = [],
  ): Promise<DemoProcess> {
    const directory = await mkdtemp('/tmp/hub-demo-test-');
    const running = await startProcess({
      command: process.execPath,
      args: [fileURLToPath(new URL(`../../src/${command}.ts`, import.meta.url)), ...args],
      env: { TMPDIR: directory, ...environment },
      temporaryDirectory: directory,
    });
    return new DemoProcess(running, directory);
  }

  get text(): string {
    return this.running.lines.join('\n');
  }

  /** Throws when one of these processes is alive or a temporary file is left. */
  async hasLeftNothing(processes: readonly number[]): Promise<void> {
    await eventually(async () => {
      const alive = parents();
      const left = processes.filter((pid) => alive.has(pid));
      const files = await readdir(this.#directory);
      if (left.length + files.length > 0)
        throw new Error(`left: processes ${left.join(' ')}, files ${files.join(' ')}`);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.running.close();
    await rm(this.#directory, { recursive: true, force: true });
  }
}
