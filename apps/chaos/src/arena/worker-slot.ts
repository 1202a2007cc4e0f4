import { type RunningProcess, startProcess } from '@hub/testing';
import { readWorkerEvents } from '../audit/worker-events.ts';
import { type WorkerSettings, workerEnvironment } from '../worker/worker-settings.ts';
import type { WorkerLine } from './worker-line.ts';

export interface WorkerSlotOptions {
  readonly index: number;
  readonly line: WorkerLine;
  /** The program of the worker, a file Node runs. */
  readonly script: string;
  readonly settings: Omit<WorkerSettings, 'name' | 'redisUrl'>;
}

interface WorkerProcess {
  readonly name: string;
  readonly running: RunningProcess;
}

/** One place for a worker; the process in it changes when it is killed. */
export class WorkerSlot implements AsyncDisposable {
  readonly line: WorkerLine;
  /** Every process this slot has had, in order. */
  readonly history: WorkerProcess[] = [];
  /** Workers that ended although nobody ended them, with the end of their output. */
  readonly crashes: string[] = [];
  readonly #options: WorkerSlotOptions;
  /** Processes the harness ended. */
  readonly #ended = new Set<string>();
  readonly #gone = new Set<string>();

  constructor(options: WorkerSlotOptions) {
    this.#options = options;
    this.line = options.line;
  }

  get current(): WorkerProcess {
    const current = this.history.at(-1);
    if (current === undefined) throw new Error('the slot has not been started');
    return current;
  }

  /** The current process has neither ended nor been ended. */
  get isAlive(): boolean {
    return !this.#gone.has(this.current.name);
  }

  /** When the current process first said that it was connected, at or after a moment; epoch milliseconds. */
  connectedAfterMs(sinceMs: number): number | undefined {
    const { name, running } = this.current;
    const { connectedAtMs } = readWorkerEvents([{ name, lines: running.lines }]);
    return connectedAtMs.get(name)?.find((atMs) => atMs >= sinceMs);
  }

  /** Put a new process into the slot. It may take its time to be ready. */
  async start(): Promise<WorkerProcess> {
    const { index, line, script, settings } = this.#options;
    const name = `w${index}.${this.history.length + 1}`;
    const running = await startProcess({
      command: process.execPath,
      args: [script],
      env: workerEnvironment({ ...settings, name, redisUrl: line.url }),
    });
    void running.exit.then(({ code, signal }) => {
      this.#gone.add(name);
      if (!this.#ended.has(name)) {
        this.crashes.push(
          `${name} ended by itself (${code ?? signal}): ${running.lines.slice(-40).join('\n')}`,
        );
      }
    });
    const started = { name, running };
    this.history.push(started);
    return started;
  }

  /** kill -9; resolves when the process is gone, with when that was, epoch milliseconds. */
  async kill9(): Promise<number> {
    const { name, running } = this.current;
    this.#ended.add(name);
    await running.kill9();
    return Date.now();
  }

  /** SIGTERM, as a service manager does. */
  async stop(): Promise<void> {
    const { name, running } = this.current;
    this.#ended.add(name);
    running.signal('SIGTERM');
    await running.exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { name, running } of this.history) {
      this.#ended.add(name);
      await running.close();
    }
    await this.line[Symbol.asyncDispose]();
  }
}
