/** Milliseconds since the Unix epoch, in the virtual time of the twin. */
export type EpochMs = number;

/** A trading day in Korea, `YYYYMMDD`. */
export type TradingDay = string;

/** The virtual time that everything in the twin goes by: tokens, windows, sessions, bars, orders. */
export interface TwinClock {
  now(): EpochMs;
  /** Virtual milliseconds per real millisecond; 0 stands still and moves only by `set` and `step`. */
  readonly speed: number;
  set(epochMs: EpochMs): void;
  /** @throws {RangeError} backwards */
  step(ms: number): void;
  setSpeed(speed: number): void;
}
