import { fileURLToPath } from 'node:url';
import { Child } from '../../process/child.ts';
import { type Done, doneSchema, type Order, type WorkerSettings } from './protocol.ts';

const program = fileURLToPath(new URL('worker-main.ts', import.meta.url));

/** The parent's side of a worker process. */
export class Worker implements AsyncDisposable {
  readonly #child: Child;

  private constructor(child: Child) {
    this.#child = child;
  }

  /** Connected, and idle until {@link Worker.start}. */
  static async open(settings: WorkerSettings): Promise<Worker> {
    const title = `${settings.system} worker ${settings.worker}`;
    const child = new Child({ title, program, args: [JSON.stringify(settings)] });
    await child.reply(doneSchema);
    return new Worker(child);
  }

  async start(): Promise<void> {
    await this.#ask('start');
  }

  /** What it did so far. */
  read(): Promise<Done> {
    return this.#ask('read');
  }

  /** No call from now on; what it did, when the last one has left. */
  stop(): Promise<Done> {
    return this.#ask('stop');
  }

  signal(signal: NodeJS.Signals): void {
    this.#child.signal(signal);
  }

  async kill9(): Promise<void> {
    await this.#child.kill9();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#child.kill9();
  }

  #ask(kind: Order['kind']): Promise<Done> {
    return this.#child.ask({ kind } satisfies Order, doneSchema);
  }
}
