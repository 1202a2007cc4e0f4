import type { Claim, Settlement } from './claim.ts';
import { parseClaimField, queueLetter } from './claim-field.ts';
import { type WorkerKeys, workerKeys } from './keys.ts';
import type { LaneRoom, LimitedProvider } from './lane-gate.ts';
import type { QueueName } from './queue-name.ts';
import type { Finished, Tick, TickReply } from './tick.ts';

/** Redis hands out at most so many tasks per tick; keeps one script run short. */
const largestClaim = 1_000;

export interface TickWishes {
  /** Tasks there is room for. */
  readonly claim: number;
  readonly normalFirst: number;
  readonly takeRetries: boolean;
  readonly takeSuspect: boolean;
  readonly control: string;
  readonly closedLanes: readonly string[];
  readonly limited: readonly LimitedProvider[];
  readonly rooms: readonly LaneRoom[];
}

/**
 * What one lease holds: its claims, and what the next tick has to tell Redis. When a lease is lost its session is
 * dropped whole, and with it every result that belongs to it.
 */
export class Session {
  readonly workerId: string;
  readonly keys: WorkerKeys;
  /** Both lists had nothing left when last looked at; the waiters tell when that changes. */
  listsEmpty = false;
  ticksInFlight = 0;
  #claimsRequested = 0;
  #base = 0;
  #suspects = 0;
  #adoptions: Claim[] = [];
  #finished: Finished[] = [];
  /** Fields of deliveries that a tick told and whose reply is not here: that tick may be executed after the next. */
  readonly #untaken = new Set<string>();
  readonly #outstanding = new Map<string, Claim>();
  readonly #ready = { lanes: new Array<Claim>(), priority: new Array<Claim>(), normal: new Array<Claim>() };

  constructor(priorityQueue: string, normalQueue: string, workerId: string) {
    this.workerId = workerId;
    this.keys = workerKeys(priorityQueue, normalQueue, workerId);
  }

  /** Claimed for slots of the worker, not started. */
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
  get outstandingCount(): number {
    return this.#outstanding.size;
  }
  /** A worker has one suspect at a time, so that it is known which one killed it. */
  get holdsSuspect(): boolean {
    return this.#suspects > 0;
  }

  /** The next task that left a limited lane: it has room already and needs no slot. */
  takeLaned(): Claim | undefined {
    return this.#ready.lanes.shift();
  }

  /** The next task to start in a slot: priority first. */
  takeReady(): Claim | undefined {
    return this.#ready.priority.shift() ?? this.#ready.normal.shift();
  }

  /** A blocked wait delivered a task into the staging list. */
  deliver(queue: QueueName, staged: Buffer, claimedAtMs: number): void {
    this.#base += 1;
    const claim = this.#hold(queueLetter[queue] + this.#base, staged.toString('utf8'), claimedAtMs, {
      staged,
    });
    if (claim !== undefined) {
      this.#adoptions.push(claim);
    }
  }

  finish(claim: Claim, settlement: Settlement): void {
    this.#finished.push({ claim, settlement });
  }

  /** The task has left this worker's hands by another way than a tick. */
  forget(claim: Claim): void {
    if (this.#outstanding.delete(claim.field) && claim.suspect) {
      this.#suspects -= 1;
    }
  }

  /** Everything there is to tell, and a request for tasks. */
  nextTick(wishes: TickWishes): Tick {
    // A task must be taken over before it is finished, in whatever order Redis gets two ticks: told twice it is a no-op.
    const again = this.#finished.flatMap(({ claim }) => (this.#untaken.has(claim.field) ? [claim] : []));
    for (const { field } of this.#adoptions) {
      this.#untaken.add(field);
    }
    const tick = {
      ...wishes,
      claim: Math.min(wishes.claim, largestClaim),
      adoptions: [...again, ...this.#adoptions],
      finished: this.#finished,
      base: this.#base,
    };
    this.#adoptions = [];
    this.#finished = [];
    this.#base += tick.claim + tick.rooms.reduce((sum, { room, urgent }) => sum + room + urgent, 0);
    this.#claimsRequested += tick.claim;
    this.ticksInFlight += 1;
    for (const { claim } of tick.finished) {
      this.forget(claim);
    }
    return tick;
  }

  /** Takes in the claims of a tick. */
  acceptReply(tick: Tick, reply: TickReply, claimedAtMs: number): void {
    this.ticksInFlight -= 1;
    this.#claimsRequested -= tick.claim;
    for (const { field } of tick.adoptions) {
      this.#untaken.delete(field);
    }
    if (tick.claim > 0) {
      this.listsEmpty = !reply.more;
    }
    const { claimed } = reply;
    for (let index = 0; index + 1 < claimed.length; index += 2) {
      this.#hold(claimed[index] ?? '', claimed[index + 1] ?? '', claimedAtMs);
    }
  }

  /** Fresh claim numbers for tasks that reach this worker by another way than a tick; returns their base. */
  reserveClaims(count: number): number {
    const base = this.#base;
    this.#base += count;
    return base;
  }

  /** Condemned tasks of a dead worker, now in this worker's hash: field, payload, … */
  takeCondemned(condemned: readonly string[], claimedAtMs: number): void {
    for (let index = 0; index + 1 < condemned.length; index += 2) {
      this.#hold(condemned[index] ?? '', condemned[index + 1] ?? '', claimedAtMs, { condemned: true });
    }
  }

  /** Compares what Redis says this worker holds with what it knows; takes over the rest. Returns how many. */
  adoptUnknown(held: readonly (readonly [field: string, payload: string])[], claimedAtMs: number): number {
    let adopted = 0;
    for (const [field, payload] of held) {
      if (!this.#outstanding.has(field)) {
        this.#hold(field, payload, claimedAtMs);
        adopted += 1;
      }
    }
    return adopted;
  }

  #hold(
    field: string,
    payload: string,
    claimedAtMs: number,
    more: { readonly staged?: Buffer; readonly condemned?: boolean } = {},
  ): Claim | undefined {
    const parsed = parseClaimField(field);
    if (parsed === undefined) {
      return undefined;
    }
    const { staged, condemned = false } = more;
    const { queue, attempt, suspect, laned } = parsed;
    const claim = { queue, attempt, suspect, laned, field, payload, staged, claimedAtMs, condemned };
    this.#outstanding.set(field, claim);
    this.#ready[laned ? 'lanes' : queue].push(claim);
    if (suspect) {
      this.#suspects += 1;
    }
    return claim;
  }
}
