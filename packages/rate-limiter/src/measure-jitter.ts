import type { Clock } from './clock.ts';
import { limiterDefaults } from './limiter-options.ts';
import { systemClock } from './system-clock.ts';

export interface MeasureJitterOptions {
  /** One small call to the other side, over the connection that real calls take; its answer is not looked at. */
  readonly probe: () => Promise<unknown>;
  /** Calls to make, 10–1 000. Default 50. They count at the other side: mind its limit. */
  readonly count?: number;
  /** Time from one answer to the next call, milliseconds. Default 100. */
  readonly pauseMs?: number;
  /** As the limiter's. Default 4. */
  readonly staleMs?: number;
  readonly clock?: Clock;
}

export interface JitterReport {
  /** Round trips, milliseconds. */
  readonly fastestMs: number;
  readonly medianMs: number;
  readonly slowestMs: number;
  /** Slowest minus fastest: an upper bound of the jitter of the way there, since the way back is in it too. */
  readonly jitterMs: number;
  /** Jitter plus lateness plus 1 ms, rounded up. */
  readonly suggestedGuardMs: number;
}

/**
 * Measures the jitter to the other side, to choose `guardMs` by. Do it at the busy time of the day; the first call warms
 * the connection and does not count.
 *
 * @throws {RangeError} count is outside its range
 * @throws whatever the probe throws
 */
export async function measureJitter(options: MeasureJitterOptions): Promise<JitterReport> {
  const {
    probe,
    count = 50,
    pauseMs = 100,
    staleMs = limiterDefaults.staleMs,
    clock = systemClock,
  } = options;
  if (!(count >= 10 && count <= 1_000)) throw new RangeError(`count is ${count}; it must be 10–1000`);
  await probe();
  const tripsMs: number[] = [];
  for (let made = 0; made < count; made += 1) {
    await new Promise<void>((resolve) => clock.after(pauseMs, resolve));
    const sentMs = clock.monotonicMs();
    await probe();
    tripsMs.push(clock.monotonicMs() - sentMs);
  }
  tripsMs.sort((left, right) => left - right);
  const fastestMs = tripsMs[0] ?? 0;
  const slowestMs = tripsMs.at(-1) ?? 0;
  const jitterMs = slowestMs - fastestMs;
  return {
    fastestMs,
    medianMs: tripsMs[Math.floor(tripsMs.length / 2)] ?? 0,
    slowestMs,
    jitterMs,
    suggestedGuardMs: Math.ceil(jitterMs + staleMs + 1),
  };
}
