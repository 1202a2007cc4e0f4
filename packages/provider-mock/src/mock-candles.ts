import type { Candle } from '@hub/task-schema';

/** One minute of made-up trading: what a normalised candle says of it, less symbol and origin. */
export type MockCandle = Readonly<Pick<Candle, 'open_time' | 'open' | 'high' | 'low' | 'close' | 'volume'>>;

const MINUTE_MS = 60_000;

/** Price step in won, as at the exchange between 50 000 and 200 000 won. */
const TICK_KRW = 100;

/** The minutes given, newest last. */
const MINUTES_AGO = [3, 2, 1] as const;

/**
 * Gives the last three finished minutes of a symbol. The same minute of the same symbol always looks the same, and each
 * opens where the one before closed, so series fetched at different times fit together.
 */
export type MockCandles = (symbol: string, nowMs: number) => readonly MockCandle[];

/** The times are kept as text for as long as the minute lasts: writing them is most of the work of an answer. */
export function createMockCandles(): MockCandles {
  let lastMinute = Number.NaN;
  let openTimes: readonly string[] = [];
  return (symbol, nowMs) => {
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== lastMinute) {
      openTimes = MINUTES_AGO.map((ago) => new Date((minute - ago) * MINUTE_MS).toISOString());
      lastMinute = minute;
    }
    const seed = hashText(symbol);
    return openTimes.map((openTime, index) =>
      mockCandle(seed, minute - MINUTES_AGO.length + index, openTime),
    );
  };
}

function mockCandle(seed: number, minute: number, openTime: string): MockCandle {
  const open = openPriceKrw(seed, minute);
  const close = openPriceKrw(seed, minute + 1);
  const chance = mix(seed, ~minute);
  return {
    open_time: openTime,
    open: String(open),
    high: String(Math.max(open, close) + (chance % 4) * TICK_KRW),
    low: String(Math.min(open, close) - ((chance >>> 4) % 4) * TICK_KRW),
    close: String(close),
    volume: String(100 + ((chance >>> 8) % 10_000)),
  };
}

/** Between 50 000 and 150 000 won by symbol, give or take 1 000 by minute. */
function openPriceKrw(seed: number, minute: number): number {
  return (500 + (seed % 1_001) + (mix(seed, minute) % 21) - 10) * TICK_KRW;
}

/** FNV-1a, 32 bits; the first 64 characters decide. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  const length = Math.min(text.length, 64);
  for (let index = 0; index < length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** Spreads two numbers over 32 bits (the finalizer of MurmurHash3). */
function mix(seed: number, salt: number): number {
  let mixed = seed ^ Math.imul(salt, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
