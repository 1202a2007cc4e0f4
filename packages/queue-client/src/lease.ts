import type { Redis } from 'ioredis';
import { type BeatReply, beat } from './beat.ts';
import type { Clock } from './clock.ts';
import { workerKeys } from './keys.ts';
import { type Reaped, reap } from './reap.ts';
import { Session } from './session.ts';
import { newWorkerId } from './worker-id.ts';

export interface LeaseOptions {
  readonly redis: Redis;
  readonly priorityQueue: string;
  readonly normalQueue: string;
  readonly leaseMs: number;
  readonly crashLimit: number;
  readonly clock: Clock;
  readonly random: () => number;
  /** A lease was taken; what must happen before the first task is claimed under it. */
  readonly onTaken: (session: Session, reply: BeatReply) => Promise<void>;
  /** The lease is gone: `workerId` is dead to the others, `discardedResults` of it were thrown away. */
  readonly onLost: (workerId: string, discardedResults: number) => void;
}

/** Claim numbers kept free for the condemned tasks of one dead worker. */
const mostCondemned = 10_000;

/**
 * The right of this worker to its tasks: one entry in the registry of workers, prolonged by a heartbeat. A worker that
 * finds its lease gone drops the session that hung on it and takes a new lease under a new name.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #session: Session | undefined;
  #workerId: string;
  #beatAtMs = Number.NEGATIVE_INFINITY;
  /** Redis TIME minus the monotonic clock, milliseconds. */
  #redisOffsetMs = 0;
  #renewing: Promise<BeatReply> | undefined;
  /** Sessions whose lease was lost; their staging lists are swept for a while. */
  readonly #abandoned = new Set<{ readonly session: Session; readonly sinceMs: number }>();
  #waiting: (() => void)[] = [];

  constructor(options: LeaseOptions) {
    this.#options = options;
    this.#workerId = newWorkerId(options.clock.now(), options.random);
  }

  get redis(): Redis {
    return this.#options.redis;
  }
  get isConnected(): boolean {
    return this.#options.redis.status === 'ready';
  }
  get workerId(): string {
    return this.#workerId;
  }
  /** undefined between a lost lease and the next one. */
  get session(): Session | undefined {
    return this.#session;
  }
  /** Others may take the tasks soon: start none before the next beat. */
  get isFresh(): boolean {
    return this.remainingMs > this.#options.leaseMs * 0.2;
  }
  /** What is left of the lease, milliseconds, by the time the last beat was sent. */
  get remainingMs(): number {
    return this.#beatAtMs + this.#options.leaseMs - this.#options.clock.monotonicMs();
  }
  /** Redis TIME, epoch milliseconds, as far as the last beat tells; this machine's wall clock may be wrong. */
  get redisNowMs(): number {
    return this.#options.clock.monotonicMs() + this.#redisOffsetMs;
  }

  /** Take a lease, or prolong the one held; when that is gone, take another under a new name. */
  renew(): Promise<BeatReply> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #renew(): Promise<BeatReply> {
    const { priorityQueue, normalQueue } = this.#options;
    if (this.#session !== undefined) {
      const reply = await this.#beat(this.#session, 'prolong');
      if (reply !== undefined) {
        await this.#sweep();
        this.#wakeWaiting();
        return reply;
      }
      this.lost(0);
    }
    await this.#sweep();
    const session = new Session(priorityQueue, normalQueue, this.#workerId);
    const reply = await this.#beat(session, 'take');
    if (reply === undefined) {
      throw new TypeError('beat.lua refused a new lease');
    }
    await this.#options.onTaken(session, reply);
    this.#session = session;
    this.#wakeWaiting();
    return reply;
  }

  /** Resolves once a lease is held over a connection that is up. */
  async whenHeld(): Promise<void> {
    while (!(this.isConnected && this.#session !== undefined)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  #wakeWaiting(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }

  /** The lease turned out to be gone; `discardedResults` could not be stored. */
  lost(discardedResults: number): void {
    const { clock, random, onLost } = this.#options;
    if (this.#session !== undefined) {
      const { workerId } = this.#session;
      this.#abandoned.add({ session: this.#session, sinceMs: clock.monotonicMs() });
      this.#session = undefined;
      this.#workerId = newWorkerId(clock.now(), random);
      this.#beatAtMs = Number.NEGATIVE_INFINITY;
      onLost(workerId, discardedResults);
    }
  }

  /** Return the tasks of another worker whose lease has run out; condemned ones are in this worker's hands then. */
  async reapExpired(deadWorkerId: string): Promise<Reaped | undefined> {
    const { redis, priorityQueue, normalQueue, crashLimit } = this.#options;
    const session = this.#session;
    if (session === undefined) {
      return undefined;
    }
    return await reap(redis, {
      keys: workerKeys(priorityQueue, normalQueue, deadWorkerId),
      workerId: deadWorkerId,
      reason: 'expired',
      reaperInflight: session.keys.inflight,
      crashLimit,
      base: session.reserveClaims(mostCondemned),
    });
  }

  /** Return what is still held, and end the lease. */
  async release(): Promise<Reaped | undefined> {
    const session = this.#session;
    if (session === undefined) {
      return undefined;
    }
    const reaped = await this.#farewell(session);
    this.#session = undefined;
    return reaped;
  }

  /** A wait under a lost name may have been served after it was reaped; waits end within half a lease. */
  async #sweep(): Promise<void> {
    const { leaseMs, clock } = this.#options;
    for (const abandoned of [...this.#abandoned]) {
      await this.#farewell(abandoned.session);
      if (clock.monotonicMs() - abandoned.sinceMs > leaseMs) {
        this.#abandoned.delete(abandoned);
      }
    }
  }

  #farewell({ keys, workerId }: Session): Promise<Reaped | undefined> {
    const { redis, crashLimit } = this.#options;
    return reap(redis, {
      keys,
      workerId,
      reason: 'farewell',
      reaperInflight: keys.inflight,
      crashLimit,
      base: 0,
    });
  }

  async #beat({ keys, workerId }: Session, mode: 'take' | 'prolong'): Promise<BeatReply | undefined> {
    const { redis, leaseMs, clock } = this.#options;
    const sentAtMs = clock.monotonicMs();
    const reply = await beat(redis, keys, workerId, leaseMs, mode);
    if (reply !== undefined) {
      this.#beatAtMs = sentAtMs;
      this.#redisOffsetMs = reply.nowMs - (sentAtMs + clock.monotonicMs()) / 2;
    }
    return reply;
  }
}
