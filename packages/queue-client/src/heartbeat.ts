import type { ClaimLoop } from './claim-loop.ts';
import type { Clock } from './clock.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import { heldTasks } from './held.ts';
import type { Lease } from './lease.ts';
import type { QueueName } from './queue-name.ts';

export interface HeartbeatOptions {
  readonly lease: Lease;
  readonly loop: ClaimLoop;
  readonly leaseMs: number;
  readonly clock: Clock;
  readonly onEvent: (event: ConsumerEvent) => void;
}

/** Beats that must agree before this worker believes it holds tasks it does not know of; one may race with a tick. */
const beatsToBelieve = 2;
const mostStagedTasks = 1_000;
/** Between two beats, milliseconds, however many workers die. */
const shortestPauseMs = 20;

/** Prolongs the lease three times per lease, looks after dead colleagues, and finds tasks this worker lost sight of. */
export class Heartbeat {
  readonly #options: HeartbeatOptions;
  readonly #stopping = new AbortController();
  #suspicions = 0;
  readonly #suspected = new Set<QueueName>();
  #reconciling = false;
  #nextExpiryMs = Number.POSITIVE_INFINITY;
  #ended: Promise<void> | undefined;

  constructor(options: HeartbeatOptions) {
    this.#options = options;
  }

  start(): void {
    this.#ended ??= this.#run();
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#ended;
  }

  /** One beat now. Never rejects: a beat that fails is an event, and the next one comes. */
  async beat(): Promise<void> {
    const { lease, loop, onEvent } = this.#options;
    try {
      this.#nextExpiryMs = Number.POSITIVE_INFINITY;
      const reply = await lease.renew();
      if (reply.nextExpiryMs !== undefined) {
        // A dead worker's tasks are taken the moment its lease is over, not a third of a lease later.
        this.#nextExpiryMs = Math.max(shortestPauseMs, reply.nextExpiryMs + 1);
      }
      for (const deadWorkerId of reply.expiredWorkerIds) {
        await this.#reap(deadWorkerId);
      }
      const { session } = lease;
      if (session !== undefined) {
        loop.expect(reply.suspects, reply.nextRetryMs);
        const staged = session.adoptionsPending ? 0 : reply.staged;
        this.#suspicions = staged > 0 || reply.inflight > session.outstandingCount ? this.#suspicions + 1 : 0;
        if (this.#suspicions >= beatsToBelieve) {
          this.#suspicions = 0;
          this.#suspected.add('priority').add('normal');
        }
        await this.clearSuspicion();
      }
    } catch (error) {
      if (lease.isConnected) {
        onEvent({ type: 'error', operation: 'heartbeat', error });
      }
    }
    loop.wake();
  }

  /** A wait may have delivered a task without this worker hearing of it: look as soon as Redis can be asked. */
  async suspect(queue: QueueName): Promise<void> {
    this.#suspected.add(queue);
    await this.clearSuspicion();
  }

  /** Take over what Redis has leased to this worker and this worker has not heard of. Never rejects. */
  async clearSuspicion(): Promise<void> {
    const { lease, onEvent } = this.#options;
    if (this.#reconciling) {
      return;
    }
    this.#reconciling = true;
    let queues: QueueName[] = [];
    try {
      while (this.#suspected.size > 0 && lease.isConnected && lease.session !== undefined) {
        queues = [...this.#suspected];
        this.#suspected.clear();
        await this.#reconcile(queues);
      }
    } catch (error) {
      for (const queue of queues) {
        this.#suspected.add(queue);
      }
      if (lease.isConnected) {
        onEvent({ type: 'error', operation: 'reconcile', error });
      }
    } finally {
      this.#reconciling = false;
    }
  }

  async #reconcile(queues: readonly QueueName[]): Promise<void> {
    const { lease, loop, clock, onEvent } = this.#options;
    await loop.alone(async (session) => {
      for (const queue of queues) {
        const base = session.reserveClaims(mostStagedTasks);
        const held = await heldTasks(lease.redis, session.keys, queue, base);
        const tasks = session.adoptUnknown(held, clock.now());
        if (tasks > 0) {
          onEvent({ type: 'tasks-adopted', tasks });
        }
      }
    });
  }

  async #run(): Promise<void> {
    const { leaseMs, clock, lease } = this.#options;
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await clock.sleep(Math.min(leaseMs / 3, this.#nextExpiryMs), signal);
      if (!signal.aborted && lease.isConnected) {
        await this.beat();
      }
    }
  }

  async #reap(deadWorkerId: string): Promise<void> {
    const { lease, loop, onEvent } = this.#options;
    const reaped = await lease.reapExpired(deadWorkerId);
    if (reaped === undefined) {
      return;
    }
    lease.session?.takeCondemned(reaped.condemned, this.#options.clock.now());
    // Tasks with attempts behind them went to the retries, due at once, and tasks under suspicion to the suspects.
    loop.expect(1, 0);
    for (const queue of ['priority', 'normal'] as const) {
      const tasks = reaped[queue];
      if (tasks > 0) {
        onEvent({ type: 'tasks-recovered', deadWorkerId, queue, tasks });
        if (lease.session !== undefined) {
          lease.session.listsEmpty = false;
        }
      }
    }
  }
}
