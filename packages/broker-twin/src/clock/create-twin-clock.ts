import type { EpochMs, TwinClock } from './twin-clock.ts';

export interface TwinClockOptions {
  readonly startMs: EpochMs;
  /** Virtual milliseconds per real millisecond. Default 1. */
  readonly speed?: number;
  /** Real time that only goes forward, in milliseconds. */
  readonly monotonicMs: () => number;
}

/** @throws {RangeError} `speed` is negative or no number */
export function createTwinClock({
  startMs,
  speed: firstSpeed = 1,
  monotonicMs,
}: TwinClockOptions): TwinClock {
  let speed = checkedSpeed(firstSpeed);
  let virtualMs = startMs;
  let anchorMs = monotonicMs();

  const now = (): EpochMs => Math.floor(virtualMs + (monotonicMs() - anchorMs) * speed);
  const restartFrom = (epochMs: EpochMs): void => {
    virtualMs = epochMs;
    anchorMs = monotonicMs();
  };

  return {
    now,
    get speed() {
      return speed;
    },
    set: restartFrom,
    step(ms) {
      if (!(ms >= 0)) throw new RangeError(`the clock steps forward only, not by ${ms} ms`);
      restartFrom(now() + ms);
    },
    setSpeed(next) {
      const checked = checkedSpeed(next);
      restartFrom(now());
      speed = checked;
    },
  };
}

function checkedSpeed(speed: number): number {
  if (!(speed >= 0 && speed < Number.POSITIVE_INFINITY))
    throw new RangeError(`speed is ${speed}; it must be 0 or more`);
  return speed;
}
