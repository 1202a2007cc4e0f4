import { backoffMs } from './backoff.ts';
import type { Claim, Settlement } from './claim.ts';
import { ClaimAhead } from './claim-ahead.ts';
import type { Clock } from './clock.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import type { ConsumerSettings } from './consumer-settings.ts';
import type { ControlSettings } from './control.ts';
import { isDemotion } from './demotion.ts';
import { FairShare } from './fair-share.ts';
import type { Lease } from './lease.ts';
import type { Session } from './session.ts';
import type { TaskRunner } from './task-runner.ts';
import { runTick, type Tick, type TickReply } from './tick.ts';
import type { WaiterPair } from './waiter-pair.ts';

/** How often a paused worker looks whether it may go on, milliseconds. */
const pausedLookMs = 200;
/** When tick.lua lets a retry of a closed lane ask again, milliseconds. */
const parkedRetryMs = 1_000;

export interface ClaimLoopOptions {
  readonly lease: Lease;
  readonly waiters: WaiterPair;
  readonly runner: TaskRunner;
  readonly control: ControlSettings;
  readonly settings: ConsumerSettings;
  readonly clock: Clock;
  readonly random: () => number;
  readonly onEvent: (event: ConsumerEvent) => void;
}

/**
 * Keeps the slots of one worker busy: claims and finishes tasks in ticks, up to two of them under way, and arms the
 * waiters when the lists are empty. Every change ends in {@link wake}; all decisions are in `#pump`.
 */
export class ClaimLoop {
  readonly #options: ClaimLoopOptions;
  readonly #ahead: ClaimAhead;
  readonly #fairShare: FairShare;
  readonly #wakeups = new AbortController();
  /** When a retry may be due, monotonic milliseconds. */
  #retryDueAtMs = Number.POSITIVE_INFINITY;
  #suspectsWait = false;
  /** When to look at the control settings again while everything is paused, monotonic milliseconds. */
  #lookAtMs = 0;
  #running = 0;
  /** Of these, tasks of limited lanes: they have room of their own and use no slot. */
  #laned = 0;
  #claiming = true;
  #woken = false;
  #paused = false;
  #changed: (() => void)[] = [];

  constructor(options: ClaimLoopOptions) {
    this.#options = options;
    this.#ahead = new ClaimAhead(options.settings.concurrency);
    this.#fairShare = new FairShare(options.settings.normalEvery);
    options.settings.lanes?.onRoom(() => this.wake());
  }

  get running(): number {
    return this.#running;
  }

  /** Look at everything again, soon; calls of one turn of the event loop count as one. */
  wake(): void {
    if (!this.#woken) {
      this.#woken = true;
      setImmediate(() => {
        this.#woken = false;
        this.#pump();
      });
    }
  }

  /** Start what was just delivered without waiting for the end of this turn. */
  wakeForDelivery(): void {
    this.#startReady();
    this.wake();
  }

  stopClaiming(): void {
    this.#claiming = false;
  }

  /** No more timers after this. */
  close(): void {
    this.#wakeups.abort();
  }

  /** What a beat or a tick told about tasks that no wait reports: suspects, and retries due in `nextRetryMs`. */
  expect(suspects: number, nextRetryMs: number | undefined): void {
    const { clock } = this.#options;
    this.#suspectsWait = suspects > 0;
    if (nextRetryMs === undefined) {
      return;
    }
    const dueAtMs = clock.monotonicMs() + nextRetryMs;
    if (dueAtMs < this.#retryDueAtMs) {
      this.#retryDueAtMs = dueAtMs;
      // A timer leaves out fractions, and may be early by less than a millisecond.
      void clock.sleep(Math.ceil(nextRetryMs) + 1, this.#wakeups.signal).then(() => this.wake());
    }
  }

  /** Runs `action` while no tick is under way, no wait is armed and every delivery has been taken over. */
  async alone(action: (session: Session) => Promise<void>): Promise<void> {
    const { lease, waiters } = this.#options;
    this.#paused = true;
    try {
      await waiters.disarm();
      await this.until(() => lease.session === undefined || lease.session.ticksInFlight === 0);
      if (lease.session?.adoptionsPending) {
        await this.#tick(lease.session);
      }
      if (lease.session !== undefined) {
        await action(lease.session);
      }
    } finally {
      this.#paused = false;
      this.wake();
    }
  }

  /** Resolves when the condition holds; it is looked at whenever something changed. */
  async until(condition: () => boolean): Promise<void> {
    while (!condition()) {
      await new Promise<void>((resolve) => this.#changed.push(resolve));
    }
  }

  #pump(): void {
    const { lease, waiters } = this.#options;
    const { session } = lease;
    if (session !== undefined && lease.isFresh && !this.#paused) {
      this.#startReady();
      while (this.#tickIsDue(session)) {
        void this.#tick(session);
      }
      const full = this.#isFull(session);
      if (!full && session.listsEmpty && session.ticksInFlight === 0 && !session.adoptionsPending) {
        waiters.arm(session.keys, lease.remainingMs / 2);
      } else if (full && waiters.isArmed) {
        // No slot for what they would bring: let an idle worker have it.
        void waiters.disarm();
      }
    }
    const changed = this.#changed;
    this.#changed = [];
    for (const resolve of changed) {
      resolve();
    }
  }

  #startReady(): void {
    const { lease, control, settings } = this.#options;
    const { session } = lease;
    const mayStart = this.#claiming && !control.allClosed;
    while (session !== undefined && lease.isFresh && mayStart) {
      const claim =
        session.takeLaned() ?? (this.#inSlots < settings.concurrency ? session.takeReady() : undefined);
      if (claim === undefined) {
        return;
      }
      void this.#run(session, claim);
    }
  }

  get #inSlots(): number {
    return this.#running - this.#laned;
  }

  /** Every slot has its task. What a tick under way may bring does not count: mostly it brings nothing. */
  #isFull(session: Session): boolean {
    const { control, settings } = this.#options;
    return !this.#claiming || control.allClosed || this.#inSlots + session.readyCount >= settings.concurrency;
  }

  /** Tasks there would be room for beyond those held or asked for. */
  #wanted(session: Session): number {
    if (!this.#claiming || this.#paused || this.#options.control.allClosed) {
      return 0;
    }
    const held = this.#inSlots + session.readyCount + session.claimsRequested;
    return this.#options.settings.concurrency + this.#ahead.tasks - held;
  }

  #tickIsDue(session: Session): boolean {
    const wanted = session.listsEmpty && !this.#othersWait(session) ? 0 : this.#wanted(session);
    if (session.ticksInFlight === 0) {
      return session.untold > 0 || wanted > 0 || this.#lanesHaveRoom || this.#controlLookDue;
    }
    // The second tick hides the round trip of the first; it must be worth a script run.
    return (
      session.ticksInFlight === 1 &&
      session.finishedCount + Math.max(0, wanted) >= this.#options.settings.concurrency / 4
    );
  }

  get #lanesHaveRoom(): boolean {
    const { control, settings } = this.#options;
    return this.#claiming && !this.#paused && !control.allClosed && settings.lanes?.hasRoom === true;
  }

  /** Tasks wait that no blocked wait would bring. */
  #othersWait(session: Session): boolean {
    return this.#retriesDue || (this.#suspectsWait && !session.holdsSuspect);
  }

  get #retriesDue(): boolean {
    return this.#options.clock.monotonicMs() >= this.#retryDueAtMs;
  }

  /** A worker that may start nothing has no other reason to look whether that has changed. */
  get #controlLookDue(): boolean {
    const { clock, control } = this.#options;
    return control.allClosed && this.#claiming && clock.monotonicMs() >= this.#lookAtMs;
  }

  #nextTick(session: Session): Tick {
    const { control, settings } = this.#options;
    const claim = Math.max(0, this.#wanted(session));
    const rooms = this.#lanesHaveRoom ? (settings.lanes?.takeRooms() ?? []) : [];
    // Where lanes are limited every look counts the retries that wait for room.
    const takeRetries =
      settings.lanes === undefined ? claim > 0 && this.#retriesDue : claim + rooms.length > 0;
    if (takeRetries) {
      this.#retryDueAtMs = Number.POSITIVE_INFINITY;
    }
    return session.nextTick({
      claim,
      normalFirst: this.#fairShare.normalFirst(claim),
      takeRetries,
      takeSuspect: this.#suspectsWait && !session.holdsSuspect,
      control: control.version,
      closedLanes: control.closedLanes,
      limited: settings.lanes?.limited ?? [],
      rooms,
    });
  }

  async #tick(session: Session): Promise<void> {
    const { clock, control, lease, settings, onEvent } = this.#options;
    const tick = this.#nextTick(session);
    const sentAtMs = clock.monotonicMs();
    const reply = await this.#deliver(session, tick);
    if (reply === undefined || session !== lease.session) {
      settings.lanes?.returnRooms(tick.rooms);
      this.wake();
      return;
    }
    if (!reply.alive) {
      settings.lanes?.returnRooms(tick.rooms);
      lease.lost(tick.finished.length);
      this.wake();
      return;
    }
    if (reply.fault !== undefined) {
      onEvent({ type: 'error', operation: 'claim', error: new Error(reply.fault) });
    }
    this.#ahead.tickTook(clock.monotonicMs() - sentAtMs);
    session.acceptReply(tick, reply, clock.now());
    settings.lanes?.returnRooms(reply.unused);
    if (tick.takeRetries) {
      settings.lanes?.waiting(reply.waiting);
    }
    this.#expectAfter(session, tick, reply);
    if (control.allClosed) {
      this.#lookAtMs = clock.monotonicMs() + pausedLookMs;
      void clock.sleep(pausedLookMs + 1, this.#wakeups.signal).then(() => this.wake());
    }
    if (reply.control !== control.version) {
      void this.#followControl(session, reply.control);
    }
    this.#pump();
  }

  async #followControl(session: Session, version: string): Promise<void> {
    const { control, lease, onEvent } = this.#options;
    try {
      await control.follow(lease.redis, session, version);
    } catch (error) {
      onEvent({ type: 'error', operation: 'control', error });
    }
    this.wake();
  }

  #expectAfter(session: Session, tick: Tick, reply: TickReply): void {
    for (const { claim, settlement } of tick.finished) {
      const parkedRetry = settlement.park !== undefined && claim.attempt > 1;
      const delayMs = parkedRetry ? parkedRetryMs : settlement.postponement?.delayMs;
      if (delayMs !== undefined) {
        this.expect(this.#suspectsWait ? 1 : 0, delayMs);
      }
    }
    this.expect(
      tick.takeSuspect && !session.holdsSuspect ? 0 : Number(this.#suspectsWait),
      reply.nextRetryMs,
    );
  }

  /** Sends a tick until it is answered: the same one, so that nothing is finished or claimed twice. */
  async #deliver(session: Session, tick: Tick): Promise<TickReply | undefined> {
    const { lease, clock, random, onEvent } = this.#options;
    const { responseTtlSeconds, deadLetterLimit } = this.#options.settings;
    const { workerId, keys } = session;
    const settings = { workerId, keys, responseTtlSeconds, deadLetterLimit };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await runTick(lease.redis, settings, tick);
      } catch (error) {
        if (lease.isConnected) {
          onEvent({ type: 'error', operation: 'tick', error });
          await clock.sleep(backoffMs(attempt, 50, 1_000, random));
          if (isDemotion(error)) {
            // After a failover this is the wrong server, and no reply will say so in another way.
            lease.redis.disconnect();
          }
        }
        await lease.whenHeld();
        if (session !== lease.session) {
          return undefined;
        }
      }
    }
  }

  async #run(session: Session, claim: Claim): Promise<void> {
    const { clock, lease, runner } = this.#options;
    this.#running += 1;
    this.#laned += claim.laned ? 1 : 0;
    const startedAtMs = clock.monotonicMs();
    const outcome = runner.run(session, claim);
    const settlement: Settlement | undefined = outcome instanceof Promise ? await outcome : outcome;
    this.#running -= 1;
    if (claim.laned) {
      this.#laned -= 1;
    } else {
      this.#ahead.taskTook(clock.monotonicMs() - startedAtMs);
    }
    if (session === lease.session) {
      if (settlement !== undefined) {
        session.finish(claim, settlement);
      }
    } else {
      this.#options.onEvent({ type: 'late-result-discarded', workerId: session.workerId });
    }
    this.wake();
  }
}
