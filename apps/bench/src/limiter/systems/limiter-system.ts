import type { SystemName } from '../system-name.ts';

export interface Limit {
  readonly name: string;
  /** Calls per second. */
  readonly limit: number;
}

interface LimiterSettings {
  readonly redisPort: number;
  /** The first is the one of the compared limiters; only ours takes several at once. */
  readonly limits: readonly Limit[];
  /** What calls are made for: the limits each kind of call is under. */
  readonly scopeSets: readonly (readonly string[])[];
  /** How much longer than the quickest one a call may be on its way, milliseconds. */
  readonly jitterMs: number;
  /** Calls that wait at any time, of each kind. */
  readonly concurrency: number;
  /** The limiter allows one call: make it, now. */
  readonly send: (kind: number, askedUs: number) => void;
}

/** A limiter in one process, with Redis behind it. */
export interface OpenLimiter {
  /** From now on as many calls as it allows. */
  saturate(): void;
  /** One call. BullMQ makes it in whichever process takes the job. */
  ask(askedUs: number): void;
  /** Slots it had to give back because their time had passed; 0 where there is no such thing. */
  readonly staleSlots: number;
}

/** One of the compared limiters, with the settings it is compared with. */
export interface LimiterSystem {
  readonly name: SystemName;
  /** Work for so many calls, where work has to lie in Redis. */
  fill?(redisPort: number, calls: number): Promise<void>;
  open(settings: LimiterSettings): Promise<OpenLimiter>;
}

export const benchHost = '127.0.0.1';
/** The same database for everyone. */
export const benchDatabase = 15;
