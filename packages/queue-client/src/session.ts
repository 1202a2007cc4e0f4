import { type Claim, queueLetter, type Settlement } from './claim.ts';
import type { QueueName } from './consumer-options.ts';
import { queueKeys, type WorkerKeys, workerKeys } from './keys.ts';
import type { Finished, Tick, TickKeys, TickReply } from './tick.ts';

/** Redis hands out at most so many tasks per tick; keeps one script run short. */
const largestClaim = 1_000;

/**
 * What one lease holds: its claims, and what the next tick has to tell Redis. When a lease is lost its session is
 * dropped whole, and with it every result that belongs to it.
 */
export class Session {
  readonly workerId: string;
  readonly keys: WorkerKeys;
  readonly tickKeys: TickKeys;
  /** Both lists had nothing left when last looked at; the waiters tell when that changes. */
  listsEmpty = false;
  ticksInFlight = 0;
  #claimsRequested = 0;
  #base = 0;
  #adoptions: Claim[] = [];
  #finished: Finished[] = [];
  readonly #outstanding = new Map<string, Claim>();
  readonly #ready = { priority: new Array<Claim>(), normal: new Array<Claim>() };

  constructor(priorityQueue: string, normalQueue: string, workerId: string) {
    this.workerId = workerId;
    this.keys = workerKeys(priorityQueue, normalQueue, workerId);
    const { inflight, priorityStaging, normalStaging } = this.keys;
    const ofQueue = (queue: string, staging: string) =>
      [queue, staging, queueKeys.dead(queue), queueKeys.deadDropped(queue)] as const;
    this.tickKeys = {
      inflight,
      priority: ofQueue(priorityQueue, priorityStaging),
      normal: ofQueue(normalQueue, normalStaging),
    };
  }

  /** Claimed, not started. */
  get readyCount(): number {
    return this.#ready.priority.length + this.#ready.normal.length;
  }
  /** Asked for in ticks whose reply is not here yet. */
  get claimsRequested(): number {
    return this.#claimsRequested;
  }
  /** Settled or delivered, and not told to Redis yet. */
  get untold(): number {
    return this.#finished.length + this.#adoptions.length;
  }
  get finishedCount(): number {
    return this.#finished.length;
  }
  get adoptionsPending(): boolean {
    return this.#adoptions.length > 0;
  }

  /** The next task to start: priority first. */
  takeReady(): Claim | undefined {
    return this.#ready.priority.shift() ?? this.#ready.normal.shift();
  }

  /** A blocked wait delivered a task into the staging list. */
  deliver(queue: QueueName, staged: Buffer, claimedAtMs: number): void {
    this.#base += 1;
    const field = queueLetter[queue] + this.#base;
    const claim = { queue, field, payload: staged.toString('utf8'), staged, claimedAtMs };
    this.#adoptions.push(claim);
    this.#hold(claim);
  }

  finish(claim: Claim, settlement: Settlement): void {
    this.#finished.push({ claim, settlement });
  }

  /** Everything there is to tell, and a request for up to `claim` tasks. */
  nextTick(claim: number): Tick {
    const tick = {
      adoptions: this.#adoptions,
      finished: this.#finished,
      claim: Math.min(claim, largestClaim),
      base: this.#base,
    };
    this.#adoptions = [];
    this.#finished = [];
    this.#base += tick.claim;
    this.#claimsRequested += tick.claim;
    this.ticksInFlight += 1;
    for (const { claim } of tick.finished) {
      this.#outstanding.delete(claim.field);
    }
    return tick;
  }

  /** Takes in the claims of a tick. */
  acceptReply(tick: Tick, reply: TickReply, claimedAtMs: number): void {
    this.ticksInFlight -= 1;
    this.#claimsRequested -= tick.claim;
    if (tick.claim > 0) {
      this.listsEmpty = reply.payloads.length < tick.claim;
    }
    let number = tick.base;
    for (const [index, payload] of reply.payloads.entries()) {
      number += 1;
      const queue = index < reply.priorityCount ? 'priority' : 'normal';
      this.#hold({ queue, field: queueLetter[queue] + number, payload, staged: undefined, claimedAtMs });
    }
  }

  /** Fresh claim numbers for tasks that Redis moves by itself. */
  reserveClaims(count: number): number {
    const base = this.#base;
    this.#base += count;
    return base;
  }

  /** Compares what Redis says this worker holds with what it knows; takes over the rest. Returns how many. */
  adoptUnknown(held: readonly (readonly [field: string, payload: string])[], claimedAtMs: number): number {
    let adopted = 0;
    for (const [field, payload] of held) {
      if (!this.#outstanding.has(field)) {
        const queue = field.startsWith(queueLetter.priority) ? 'priority' : 'normal';
        this.#hold({ queue, field, payload, staged: undefined, claimedAtMs });
        adopted += 1;
      }
    }
    return adopted;
  }

  get outstandingCount(): number {
    return this.#outstanding.size;
  }

  #hold(claim: Claim): void {
    this.#outstanding.set(claim.field, claim);
    this.#ready[claim.queue].push(claim);
  }
}
