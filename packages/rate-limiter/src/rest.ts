import type { Reserved } from './reservations.ts';

/** However far away the next slot is, limits may change and stops may end before; milliseconds. */
const LONGEST_REST_MS = 5_000;

export interface RestParts {
  readonly reserved: Reserved;
  /** Permits asked for. */
  readonly count: number;
  readonly sentMs: number;
  readonly nowMs: number;
  readonly horizonMs: number;
  readonly random: () => number;
}

/**
 * How long to wait before asking again, milliseconds. A slot can be reserved from `horizonMs` before its time, by
 * whoever asks first; asking for many at once just in time costs the fewest calls and loses no slot.
 */
export function restMs({ reserved, count, sentMs, nowMs, horizonMs, random }: RestParts): number {
  const { permits, nextAtMs, askers } = reserved;
  const first = permits[0];
  if (first === undefined) {
    // All in reach is taken. The next slot may be asked for from its time minus the horizon; spread the askers,
    // the more of them there are the wider: any of them may take it until its time.
    const openInMs = (nextAtMs ?? nowMs) - horizonMs - nowMs;
    const spreadMs = askers > 1 ? random() * horizonMs * Math.min(3, Math.max(0.3, askers / 10)) : 0;
    return Math.min(LONGEST_REST_MS, Math.max(1, openInMs) + spreadMs);
  }
  const isShort = permits.length < count;
  const isBusy = first.atMs - nowMs > 0.5 * horizonMs;
  // Others are there to take what comes free meanwhile; alone, come back with half of the slots still in hand.
  const restHorizons = askers > 2 ? 0.9 : 0.5;
  if (isShort) return Math.max(0, sentMs + restHorizons * horizonMs - nowMs);
  return isBusy ? 0.4 * horizonMs : 0;
}
