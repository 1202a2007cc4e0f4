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
  readonly clock: Clock;
  readonly random: () => number;
  /** The lease is gone: `workerId` is dead to the others, `discardedResults` of it were thrown away. */
  readonly onLost: (workerId: string, discardedResults: number) => void;
}

/**
 * The right of this worker to its tasks: one entry in the registry of workers, prolonged by a heartbeat. A worker that
 * finds its lease gone drops the session that hung on it and takes a new lease under a new name.
 */
export class Lease {
  readonly #options: LeaseOptions;
  #session: Session | undefined;
  #workerId: string;
  #beatAtMs = Number.NEGATIVE_INFINITY;
  #renewing: Promise<BeatReply> | undefined;
  /** Sessions whose lease was lost; their staging lists are swept once more before the next lease. */
  #abandoned: Session[] = [];
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

  /** Take a lease, or prolong the one held; when that is gone, take another under a new name. */
  renew(): Promise<BeatReply> {
    this.#renewing ??= this.#renew().finally(() => {
      this.#renewing = undefined;
    });
    return this.#renewing;
  }

  async #renew(): Promise<BeatReply> {
    const { redis, leaseMs, clock, priorityQueue, normalQueue } = this.#options;
    if (this.#session !== undefined) {
      const sentAtMs = clock.monotonicMs();
      const { keys, workerId } = this.#session;
      const reply = await beat(redis, keys, workerId, leaseMs, 'prolong');
      if (reply !== undefined) {
        this.#held(sentAtMs);
        return reply;
      }
      this.lost(0);
    }
    for (const { keys, workerId } of this.#abandoned) {
      // A wait under the dead name may have been served after it was reaped.
      await reap(redis, keys, workerId, 'always');
    }
    this.#abandoned = [];
    const sentAtMs = clock.monotonicMs();
    const session = new Session(priorityQueue, normalQueue, this.#workerId);
    const reply = await beat(redis, session.keys, session.workerId, leaseMs, 'take');
    this.#session = session;
    this.#held(sentAtMs);
    return reply ?? { inflight: 0, staged: 0, expiredWorkerIds: [] };
  }

  /** Resolves once a lease is held over a connection that is up. */
  async whenHeld(): Promise<void> {
    while (!(this.isConnected && this.#session !== undefined)) {
      await new Promise<void>((resolve) => this.#waiting.push(resolve));
    }
  }

  /** The lease turned out to be gone; `discardedResults` could not be stored. */
  lost(discardedResults: number): void {
    const { clock, random, onLost } = this.#options;
    if (this.#session !== undefined) {
      const { workerId } = this.#session;
      this.#abandoned.push(this.#session);
      this.#session = undefined;
      this.#workerId = newWorkerId(clock.now(), random);
      this.#beatAtMs = Number.NEGATIVE_INFINITY;
      onLost(workerId, discardedResults);
    }
  }

  /** Return the tasks of another worker whose lease has run out. */
  async reapExpired(deadWorkerId: string): Promise<Reaped | undefined> {
    const { redis, priorityQueue, normalQueue } = this.#options;
    return await reap(redis, workerKeys(priorityQueue, normalQueue, deadWorkerId), deadWorkerId, 'expired');
  }

  /** Return what is still held, and end the lease. */
  async release(): Promise<Reaped> {
    if (this.#session === undefined) {
      return { priority: 0, normal: 0 };
    }
    const { keys, workerId } = this.#session;
    const reaped = await reap(this.#options.redis, keys, workerId, 'always');
    this.#session = undefined;
    return reaped ?? { priority: 0, normal: 0 };
  }

  #held(sentAtMs: number): void {
    this.#beatAtMs = sentAtMs;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }
}
