import type { LaneBacklog, QueueName } from '@hub/queue-client';
import type { Backlog, Grant, PermitClass, RateLimiter } from '@hub/rate-limiter';

/** Room given out that brought no task for so long is room again, milliseconds: a lost lease must not stop a lane. */
const promiseMs = 1_000;
/** A task that has not asked for its permit after so long waits for something else, a token say, milliseconds. */
const patienceMs = 200;
/** Urgent tasks may wait in hand beyond the room there is: they push others back, so nothing is lost by it. */
const mostUrgent = 8;

export interface LanePoolOptions {
  readonly limiter: RateLimiter;
  readonly scopes: readonly string[];
  /** Longest window of the scopes, milliseconds: after so long without a call a permit is in reach. */
  readonly windowMs: number;
  readonly monotonicMs: () => number;
  readonly onRoom: () => void;
}

/** The permits of one lane: those in hand, and how many tasks are on their way to them. */
export class LanePool {
  readonly #options: LanePoolOptions;
  readonly #backlog: Backlog;
  #waiting = { priority: 0, normal: 0 };
  /** Room given out for tasks that have not come to {@link acquire} yet. */
  #promised = 0;
  #promisedAtMs = 0;
  /** Tasks that came by a promise and have not asked for their permit yet, each with when it came. */
  readonly #arrived = new Map<object, number>();
  #inHand = { priority: 0, normal: 0 };
  #lastGrantMs = Number.NEGATIVE_INFINITY;

  constructor(options: LanePoolOptions) {
    this.#options = options;
    this.#backlog = options.limiter.backlog({ scopes: options.scopes, onRoom: options.onRoom });
  }

  get scopes(): readonly string[] {
    return this.#options.scopes;
  }

  get hasRoom(): boolean {
    const { priority, normal } = this.#waiting;
    return (priority + normal > 0 && this.room > 0) || (priority > 0 && this.urgent > 0);
  }

  /** Tasks that may leave Redis now. */
  get room(): number {
    if (this.#options.monotonicMs() - this.#promisedAtMs > promiseMs) {
      this.#promised = 0;
    }
    return Math.max(0, this.#backlog.room - this.#promised - this.#arrived.size);
  }

  /** Priority tasks that may leave Redis although no permit is to spare: while normal ones are in hand, or on their way. */
  get urgent(): number {
    const { priority, normal } = this.#inHand;
    return Math.min(mostUrgent, normal + this.#arrived.size) > priority ? 1 : 0;
  }

  takeRoom(): number {
    const { room } = this;
    this.#promise(room);
    return room;
  }

  /** A promised task is here; it has not asked for its permit yet. */
  arrive(task: object): void {
    this.#promised = Math.max(0, this.#promised - 1);
    this.#arrived.set(task, this.#options.monotonicMs());
    this.#expect();
  }

  /** It asks for its permit now, or has come to the end of its way without a call. */
  leave(task: object): void {
    if (this.#arrived.delete(task)) {
      this.#expect();
    }
  }

  /** Promised tasks did not come. */
  returnRoom(room: number): void {
    this.#promise(-Math.min(room, this.#promised));
  }

  setWaiting({ priority, normal }: Pick<LaneBacklog, 'priority' | 'normal'>): void {
    this.#waiting = { priority, normal };
    this.#expect();
  }

  admits(queue: QueueName): boolean {
    const { priority, normal } = this.#inHand;
    if (queue === 'priority') {
      return priority < mostUrgent;
    }
    const isQuiet = this.#options.monotonicMs() - this.#lastGrantMs > this.#options.windowMs;
    return (
      isQuiet && priority + normal + this.#promised + this.#waiting.priority + this.#waiting.normal === 0
    );
  }

  /** @throws as `acquire` of the limiter */
  async acquire(queue: PermitClass, signal: AbortSignal, timeoutMs: number | undefined): Promise<Grant> {
    const { limiter, scopes, monotonicMs } = this.#options;
    this.#inHand[queue] += 1;
    try {
      const limit = timeoutMs === undefined ? {} : { timeoutMs };
      const grant = await limiter.acquire({ scopes, class: queue, signal, ...limit });
      this.#lastGrantMs = monotonicMs();
      return grant;
    } finally {
      this.#inHand[queue] -= 1;
    }
  }

  #promise(room: number): void {
    if (room !== 0) {
      this.#promised += room;
      this.#promisedAtMs = this.#options.monotonicMs();
      this.#expect();
    }
  }

  /** Permits are kept for tasks on their way, too. */
  #expect(): void {
    const { priority, normal } = this.#waiting;
    const [oldestMs = Number.POSITIVE_INFINITY] = this.#arrived.values();
    // What holds those up holds up the others too: no permits for them until it is over.
    const isHeldUp = this.#options.monotonicMs() - oldestMs > patienceMs;
    const coming = this.#promised + this.#arrived.size;
    this.#backlog.waiting(isHeldUp ? { priority: 0, normal: 0 } : { priority, normal: normal + coming });
  }
}
