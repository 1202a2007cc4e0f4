import type { LaneBacklog, QueueName } from '@hub/queue-client';
import type { Backlog, Grant, PermitClass, RateLimiter } from '@hub/rate-limiter';

/** Room given out that brought no task for so long is room again, milliseconds: a lost lease must not stop a lane. */
const promiseMs = 1_000;
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
    return this.#waiting.priority + this.#waiting.normal > 0 && this.room > 0;
  }

  /** Tasks that may leave Redis now. */
  get room(): number {
    if (this.#options.monotonicMs() - this.#promisedAtMs > promiseMs) {
      this.#promised = 0;
    }
    return Math.max(0, this.#backlog.room - this.#promised);
  }

  takeRoom(): number {
    const { room } = this;
    this.#promise(room);
    return room;
  }

  /** A promised task did not come, or has come to the end of its way without a call. */
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
    this.#backlog.waiting({ priority, normal: normal + this.#promised });
  }
}
