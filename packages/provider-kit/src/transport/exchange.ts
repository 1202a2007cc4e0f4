import type { Dispatcher } from 'undici';
import type { UpstreamRequest } from './transport.ts';

/** Why an exchange ended without an answer. */
export type BrokenReason = 'cancelled' | 'deadline' | 'too-large' | 'connection';

/** An exchange that ended without a whole answer. */
export class BrokenExchange extends Error {
  override readonly name = 'BrokenExchange';
  readonly reason: BrokenReason;
  /** Whether any of the request may have left: then the broker may have acted on it. */
  readonly wasSent: boolean;

  constructor(reason: BrokenReason, wasSent: boolean, cause?: unknown) {
    super(reason, cause === undefined ? {} : { cause });
    this.reason = reason;
    this.wasSent = wasSent;
  }
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly sentAtMs: number;
  readonly answeredAtMs: number;
}

interface ExchangeOptions {
  readonly maxBodyBytes: number;
  /** Milliseconds since the exchange began. */
  readonly elapsedMs: () => number;
}

/** One request and its answer, from the queue of connections to the last byte. It knows at any time whether it was sent. */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly answer: Promise<RawAnswer>;
  readonly #options: ExchangeOptions;
  readonly #settle: PromiseWithResolvers<RawAnswer>;
  readonly #chunks: Buffer[] = [];
  #size = 0;
  #status = 0;
  #headers: Readonly<Record<string, string>> = {};
  #sentAtMs: number | undefined;
  #controller: Dispatcher.DispatchController | undefined;
  #isOver = false;

  constructor(options: ExchangeOptions) {
    this.#options = options;
    this.#settle = withResolvers();
    this.answer = this.#settle.promise;
  }

  begin(agent: Dispatcher, url: URL, request: UpstreamRequest): void {
    if (this.#isOver) return;
    const { method, headers, body = null } = request;
    agent.dispatch(
      { origin: url.origin, path: `${url.pathname}${url.search}`, method, headers: { ...headers }, body },
      this,
    );
  }

  /** Ends it now: what was not sent stays unsent, an open connection is cut. */
  giveUp(reason: BrokenReason, cause?: unknown): void {
    if (this.#isOver) return;
    this.#break(reason, cause);
    this.#controller?.abort(new Error(reason));
  }

  /** Called right before the request is written, in one step with that. */
  onRequestStart(controller: Dispatcher.DispatchController): void {
    // A second start would send the request again; that is for the hub to decide.
    if (this.#isOver || this.#sentAtMs !== undefined) {
      controller.abort(new Error('not wanted any more'));
      return;
    }
    this.#controller = controller;
    this.#sentAtMs = this.#options.elapsedMs();
  }

  onResponseStart(
    _controller: Dispatcher.DispatchController,
    status: number,
    headers: Readonly<Record<string, string | string[] | undefined>>,
  ): void {
    this.#status = status;
    this.#headers = plainHeaders(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#size += chunk.length;
    if (this.#size > this.#options.maxBodyBytes) this.giveUp('too-large');
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    const answeredAtMs = this.#options.elapsedMs();
    this.#settle.resolve({
      status: this.#status,
      headers: this.#headers,
      body: Buffer.concat(this.#chunks).toString('utf8'),
      sentAtMs: this.#sentAtMs ?? answeredAtMs,
      answeredAtMs,
    });
  }

  onResponseError(_controller: Dispatcher.DispatchController | undefined, error: Error): void {
    if (!this.#isOver) this.#break('connection', error);
  }

  #break(reason: BrokenReason, cause: unknown): void {
    this.#isOver = true;
    this.#settle.reject(new BrokenExchange(reason, this.#sentAtMs !== undefined, cause));
  }
}

interface PromiseWithResolvers<T> {
  readonly promise: Promise<T>;
  readonly resolve: (value: T) => void;
  readonly reject: (error: Error) => void;
}

function withResolvers<T>(): PromiseWithResolvers<T> {
  let resolve: (value: T) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<T>((onValue, onError) => {
    resolve = onValue;
    reject = onError;
  });
  // Broken before anybody awaits it is no unhandled rejection.
  promise.catch(() => undefined);
  return { promise, resolve, reject };
}

function plainHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): Readonly<Record<string, string>> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return plain;
}
