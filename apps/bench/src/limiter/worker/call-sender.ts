import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { encodeFrame } from '../server/frame.ts';
import { benchHost } from '../systems/limiter-system.ts';

/** Makes the calls of one process, over one warm connection. */
export class CallSender {
  readonly waitsUs: number[] = [];
  readonly #worker: number;
  readonly #socket: Socket;
  #sent = 0;
  #stopped = false;

  private constructor(worker: number, socket: Socket) {
    this.#worker = worker;
    this.#socket = socket;
  }

  static async open(worker: number, port: number): Promise<CallSender> {
    const socket = connect({ host: benchHost, port, noDelay: true });
    await once(socket, 'connect');
    return new CallSender(worker, socket);
  }

  get sent(): number {
    return this.#sent;
  }

  /** @param askedUs - when the call was asked for; 0 when it was one of a backlog */
  readonly send = (kind: number, askedUs: number): void => {
    if (this.#stopped) return;
    const sentUs = monotonicUs();
    this.#socket.write(encodeFrame({ worker: this.#worker, kind, number: this.#sent, sentUs }));
    this.#sent += 1;
    if (askedUs > 0) this.waitsUs.push(sentUs - askedUs);
  };

  /** No call from now on; resolves when all have left. */
  async stop(): Promise<void> {
    this.#stopped = true;
    await new Promise<void>((resolve) => this.#socket.end(resolve));
  }
}
