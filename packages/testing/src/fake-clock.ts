/** 2026-01-05T00:00:00Z, a Monday; epoch milliseconds. */
const DEFAULT_START_MS = Date.UTC(2026, 0, 5);

export interface FakeClockOptions {
  /** What `now()` says at first, epoch milliseconds. Default 2026-01-05T00:00:00Z. */
  readonly startMs?: number;
  /** What becomes of a sleep whose signal fires: rejects with the signal's reason (default), or resolves early. */
  readonly whenAborted?: 'reject' | 'resolve';
}

export interface FakeClock {
  /** Epoch milliseconds. */
  now(): number;
  /** Milliseconds since the clock was made; not touched by `setNow`. */
  monotonicMs(): number;
  /** Resolves once `advance` has passed `ms` milliseconds; ends at once when the signal fires first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
  /** Let time pass: wakes sleepers in the order of their time, and lets each run on (and sleep again) before the next. */
  advance(ms: number): Promise<void>;
  /** Set the wall clock, as an operator or NTP would; sleepers do not notice. */
  setNow(epochMs: number): void;
  /** How many sleep at the moment; 0 at the end of a test proves that nothing was left waiting. */
  readonly sleeping: number;
}

interface Sleeper {
  readonly dueMs: number;
  wake(): void;
}

/** A clock that stands still until told otherwise. */
export function fakeClock(options: FakeClockOptions = {}): FakeClock {
  const { startMs = DEFAULT_START_MS, whenAborted = 'reject' } = options;
  let offsetMs = startMs;
  let elapsedMs = 0;
  /** In order of their time; first come, first served among equals. */
  const sleepers: Sleeper[] = [];

  return {
    now: () => offsetMs + elapsedMs,
    monotonicMs: () => elapsedMs,
    setNow(epochMs) {
      offsetMs = epochMs - elapsedMs;
    },
    get sleeping() {
      return sleepers.length;
    },
    sleep(ms, signal) {
      return new Promise((resolve, reject) => {
        const endEarly = () => (whenAborted === 'resolve' ? resolve() : reject(signal?.reason));
        if (signal?.aborted) return endEarly();
        if (ms <= 0) return resolve();
        const onAbort = () => {
          sleepers.splice(sleepers.indexOf(sleeper), 1);
          endEarly();
        };
        const sleeper: Sleeper = {
          dueMs: elapsedMs + ms,
          wake() {
            signal?.removeEventListener('abort', onAbort);
            resolve();
          },
        };
        const later = sleepers.findIndex((other) => other.dueMs > sleeper.dueMs);
        sleepers.splice(later === -1 ? sleepers.length : later, 0, sleeper);
        signal?.addEventListener('abort', onAbort, { once: true });
      });
    },
    async advance(ms) {
      const untilMs = elapsedMs + ms;
      await settle();
      for (;;) {
        const next = sleepers[0];
        if (next === undefined || next.dueMs > untilMs) break;
        sleepers.shift();
        elapsedMs = next.dueMs;
        next.wake();
        await settle();
      }
      elapsedMs = untilMs;
    },
  };
}

/** Everything that can go on without time passing has gone on: promise reactions run before the next `setImmediate`. */
function settle(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
