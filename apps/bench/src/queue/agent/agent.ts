import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type * as z from 'zod';
import type { SystemName } from '../system-name.ts';
import {
  type CollectReply,
  collectReplySchema,
  type FillReply,
  type FinishReply,
  type FlowReply,
  fillReplySchema,
  finishReplySchema,
  flowReplySchema,
  listenReplySchema,
  messageSchema,
  type Order,
  type OrderOf,
} from './protocol.ts';

const program = fileURLToPath(new URL('agent-main.ts', import.meta.url));

/** The parent's side of an agent process. It ends with this process, whatever happens. */
export class Agent implements AsyncDisposable {
  readonly #child: ChildProcess;
  readonly #title: string;

  private constructor(child: ChildProcess, title: string) {
    this.#child = child;
    this.#title = title;
  }

  static async start(system: SystemName, role: 'producer' | 'worker'): Promise<Agent> {
    const child = fork(program, [system], { execArgv: ['--expose-gc'] });
    const agent = new Agent(child, `${system} ${role}`);
    await agent.#message();
    return agent;
  }

  pushAll(order: Omit<OrderOf<'fill'>, 'kind'>): Promise<FillReply> {
    return this.#ask({ kind: 'fill', ...order }, fillReplySchema);
  }

  pushOnTime(order: Omit<OrderOf<'flow'>, 'kind'>): Promise<FlowReply> {
    return this.#ask({ kind: 'flow', ...order }, flowReplySchema);
  }

  async listen(order: Omit<OrderOf<'listen'>, 'kind'>): Promise<void> {
    await this.#ask({ kind: 'listen', ...order }, listenReplySchema);
  }

  collect(): Promise<CollectReply> {
    return this.#ask({ kind: 'collect' }, collectReplySchema);
  }

  finish(): Promise<FinishReply> {
    return this.#ask({ kind: 'finish' }, finishReplySchema);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exit = once(this.#child, 'exit');
      this.#child.kill('SIGKILL');
      await exit;
    }
  }

  async #ask<Reply>(order: Order, schema: z.ZodType<Reply>): Promise<Reply> {
    const message = this.#message();
    this.#child.send(order);
    return schema.parse(await message);
  }

  async #message(): Promise<unknown> {
    const over = new AbortController();
    const { signal } = over;
    const died = once(this.#child, 'exit', { signal }).then(() => {
      throw new Error(`the ${this.#title} process ended unexpectedly`);
    });
    try {
      const raw: unknown[] = await Promise.race([once(this.#child, 'message', { signal }), died]);
      const message = messageSchema.parse(raw[0]);
      if ('error' in message) {
        throw new Error(`the ${this.#title} process failed: ${message.error}`);
      }
      return message.reply;
    } finally {
      over.abort();
      // Aborted, so it rejects; nobody waits for it any more.
      died.catch(() => undefined);
    }
  }
}
