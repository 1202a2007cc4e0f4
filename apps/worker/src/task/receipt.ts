import type { ClaimedTask } from '@hub/queue-client';
import type { Timing } from '@hub/task-schema';

export interface ReceiptClocks {
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** Monotonic milliseconds. */
  readonly monotonicMs: () => number;
}

/** Where the time of one task went. The parts sum to the whole: each ends where the next one begins. */
export class Receipt {
  readonly #claimed: ClaimedTask;
  readonly #clocks: ReceiptClocks;
  readonly #begunMs: number;
  /** Between the sender's clock and this one may lie hours. */
  readonly #queueMs: number;
  #permitMs = 0;
  #permitScope: string | undefined;
  #tokenMs = 0;
  #sentAtMs: number | undefined;
  #answeredMs: number | undefined;

  constructor(claimed: ClaimedTask, clocks: ReceiptClocks) {
    const { claimedAtMs, submittedAtMs = claimedAtMs } = claimed;
    this.#claimed = claimed;
    this.#clocks = clocks;
    this.#begunMs = clocks.monotonicMs();
    this.#queueMs = Math.max(0, clocks.now() - submittedAtMs);
  }

  /** A request waited for its permit and is sent now. */
  permit(waitedMs: number, scope: string | undefined): void {
    this.#permitMs += waitedMs;
    this.#permitScope = scope ?? this.#permitScope;
    this.sent();
  }

  token(waitedMs: number): void {
    this.#tokenMs += waitedMs;
  }

  /** The first request leaves. */
  sent(): void {
    this.#sentAtMs ??= this.#clocks.now();
  }

  /** Whether a request left. */
  get wasSent(): boolean {
    return this.#sentAtMs !== undefined;
  }

  answered(): void {
    this.#answeredMs ??= this.#clocks.monotonicMs();
  }

  timing(): Timing {
    const { now, monotonicMs } = this.#clocks;
    const { claimedAtMs, submittedAtMs } = this.#claimed;
    const storedMs = monotonicMs();
    const storedAtMs = now();
    const answeredMs = this.#answeredMs ?? storedMs;
    const atProviderMs = answeredMs - this.#begunMs;
    const permitMs = Math.min(this.#permitMs, atProviderMs);
    const tokenMs = Math.min(this.#tokenMs, atProviderMs - permitMs);
    // One literal with every key: it is written for each task, and undefined ones are not part of the JSON.
    return {
      enqueued_ms: submittedAtMs,
      claimed_ms: claimedAtMs,
      sent_ms: this.#sentAtMs,
      answered_ms:
        this.#sentAtMs === undefined ? undefined : Math.round(storedAtMs - (storedMs - answeredMs)),
      stored_ms: storedAtMs,
      queue_ms: this.#queueMs,
      permit_ms: round(permitMs),
      permit_scope: this.#permitScope,
      token_ms: round(tokenMs),
      call_ms: round(atProviderMs - permitMs - tokenMs),
      finish_ms: round(storedMs - answeredMs),
      total_ms: round(this.#queueMs + storedMs - this.#begunMs),
    };
  }
}

/** Hundredths are enough, and keep responses short. */
function round(ms: number): number {
  return Math.round(ms * 100) / 100;
}
