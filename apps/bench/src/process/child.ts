import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import * as z from 'zod';

const messageSchema = z.union([z.object({ error: z.string() }), z.object({ reply: z.unknown() })]);

export interface ChildOptions {
  /** For errors. */
  readonly title: string;
  /** The program's file. */
  readonly program: string;
  readonly args: readonly string[];
}

/** A process of one's own that answers orders one at a time. It ends with this process, whatever happens. */
export class Child implements AsyncDisposable {
  readonly #process: ChildProcess;
  readonly #title: string;

  constructor({ title, program, args }: ChildOptions) {
    // Typed arrays pass as they are.
    this.#process = fork(program, args, { serialization: 'advanced' });
    this.#title = title;
  }

  /** undefined when it could not be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  signal(signal: NodeJS.Signals): void {
    this.#process.kill(signal);
  }

  /** The next message, which answers the last order or, after the start, none. @throws Error it failed or ended */
  async reply<Reply>(schema: z.ZodType<Reply>): Promise<Reply> {
    const over = new AbortController();
    const { signal } = over;
    const died = once(this.#process, 'exit', { signal }).then(() => {
      throw new Error(`the ${this.#title} process ended unexpectedly`);
    });
    try {
      const raw: unknown[] = await Promise.race([once(this.#process, 'message', { signal }), died]);
      const message = messageSchema.parse(raw[0]);
      if ('error' in message) throw new Error(`the ${this.#title} process failed: ${message.error}`);
      return schema.parse(message.reply);
    } finally {
      over.abort();
      // Aborted, so it rejects; nobody waits for it any more.
      died.catch(() => undefined);
    }
  }

  async ask<Reply>(order: object, schema: z.ZodType<Reply>): Promise<Reply> {
    const reply = this.reply(schema);
    this.#process.send(order);
    return await reply;
  }

  /** SIGKILL; resolves when it has ended. */
  async kill9(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const exit = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill9();
  }
}
