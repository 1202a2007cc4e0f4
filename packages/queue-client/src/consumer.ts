import { ClaimLoop } from './claim-loop.ts';
import type { Clock } from './clock.ts';
import type { ConsumerEvent } from './consumer-event.ts';
import type { Consumer, ConsumerOptions, StopOptions, StopReport } from './consumer-options.ts';
import { type ConsumerSettings, consumerSettings } from './consumer-settings.ts';
import { ControlSettings } from './control.ts';
import { QueueUnavailableError } from './errors.ts';
import { Heartbeat } from './heartbeat.ts';
import { Lease } from './lease.ts';
import { ManagedConnection } from './managed-connection.ts';
import { describeTarget } from './redis-target.ts';
import { RetryPolicy } from './retry-policy.ts';
import { systemClock, systemRandom } from './system-clock.ts';
import { TaskRunner } from './task-runner.ts';
import { WaiterPair } from './waiter-pair.ts';

/** For handing back and saying farewell when Redis is slow or gone; the lease does the rest. */
const farewellMs = 1_500;
/**
 * A connection that is silent for longer counts as dead, milliseconds: a worker must be back within 5 s after Redis is,
 * also when the network died without a word.
 */
const longestSilenceMs = 2_500;
/** For handlers to notice that their signal fired. */
const interruptedMs = 250;

/**
 * A worker on the two task lists. One process may run several; each has a lease of its own.
 *
 * @throws RangeError for an option out of its range
 */
export function createConsumer(options: ConsumerOptions): Consumer {
  return new QueueConsumer(consumerSettings(options), systemClock, systemRandom);
}

class QueueConsumer implements Consumer {
  readonly #settings: ConsumerSettings;
  readonly #clock: Clock;
  readonly #connection: ManagedConnection;
  readonly #waiters: WaiterPair;
  readonly #lease: Lease;
  readonly #loop: ClaimLoop;
  readonly #heartbeat: Heartbeat;
  readonly #interrupt = new AbortController();
  #stopping: Promise<StopReport> | undefined;
  #abandonStart: (() => void) | undefined;

  constructor(settings: ConsumerSettings, clock: Clock, random: () => number) {
    this.#settings = settings;
    this.#clock = clock;
    const { redis: target, priorityQueue, normalQueue, leaseMs } = settings;
    const onEvent = (event: ConsumerEvent): void => settings.onEvent?.(event);
    const redisUrl = describeTarget(target);

    this.#connection = new ManagedConnection({
      target,
      name: 'hub-worker',
      socketTimeoutMs: Math.min(Math.max(1_000, leaseMs / 4), longestSilenceMs),
      clock,
      random,
      onReady: async () => {
        await this.#lease.renew();
        onEvent({ type: 'redis-connected', redisUrl });
        void this.#heartbeat.clearSuspicion();
        this.#loop.wake();
      },
      onLost: () => onEvent({ type: 'redis-lost', redisUrl }),
      onWaiting: (attempt, delayMs, error) =>
        onEvent({ type: 'redis-waiting', redisUrl, attempt, delayMs, error }),
    });
    const { redis } = this.#connection;
    const control = new ControlSettings();
    this.#lease = new Lease({
      redis,
      priorityQueue,
      normalQueue,
      leaseMs,
      crashLimit: settings.crashLimit,
      clock,
      random,
      onTaken: (session, reply) => control.follow(redis, session, reply.control),
      onLost: (workerId, discardedResults) => {
        onEvent({ type: 'lease-lost', workerId, discardedResults });
        void this.#heartbeat.beat();
      },
    });
    this.#waiters = new WaiterPair({
      target,
      name: 'hub-worker',
      priorityQueue,
      normalQueue,
      longestWaitMs: Math.min(leaseMs / 2, longestSilenceMs),
      commands: redis,
      clock,
      random,
      onDelivered: (queue, payload, staging) => {
        const { session } = this.#lease;
        // A delivery to a lease that was lost meanwhile stays where it is; beats sweep up behind lost leases.
        if (session?.keys[queue].staging === staging) {
          session.deliver(queue, payload, clock.now());
          session.listsEmpty = false;
          this.#loop.wakeForDelivery();
        }
      },
      onTimedOut: () => {
        // Look once before the next wait: settings may have changed, and it costs one tick in seconds.
        if (this.#lease.session !== undefined) {
          this.#lease.session.listsEmpty = false;
        }
        this.#loop.wake();
      },
      onFailed: (error) => {
        if (this.#lease.session !== undefined) {
          this.#lease.session.listsEmpty = false;
        }
        onEvent({ type: 'error', operation: 'wait', error });
        this.#loop.wake();
      },
      onReconnected: (queue) => void this.#heartbeat.suspect(queue),
    });
    const runner = new TaskRunner({
      settings,
      lease: this.#lease,
      control,
      retries: new RetryPolicy(settings.retry ?? {}, random),
      interrupted: this.#interrupt.signal,
      onEvent,
    });
    this.#loop = new ClaimLoop({
      settings,
      lease: this.#lease,
      waiters: this.#waiters,
      runner,
      control,
      clock,
      random,
      onEvent,
    });
    this.#heartbeat = new Heartbeat({ lease: this.#lease, loop: this.#loop, leaseMs, clock, onEvent });
  }

  get workerId(): string {
    return this.#lease.workerId;
  }

  async start(): Promise<void> {
    this.#connection.open();
    this.#waiters.open();
    this.#heartbeat.start();
    const abandoned = new Promise<'abandoned'>((resolve) => {
      this.#abandonStart = () => resolve('abandoned');
    });
    if ((await Promise.race([this.#lease.whenHeld(), abandoned])) === 'abandoned') {
      throw new QueueUnavailableError('stopped before Redis answered', 'safe');
    }
  }

  stop(options: StopOptions = {}): Promise<StopReport> {
    this.#stopping ??= this.#stop(options.graceMs ?? 5_000);
    return this.#stopping;
  }

  async #stop(graceMs: number): Promise<StopReport> {
    const loop = this.#loop;
    this.#abandonStart?.();
    loop.stopClaiming();
    await this.#atMost(farewellMs, this.#waiters.disarm());
    await this.#waiters.close();

    const idle = (): boolean => loop.running === 0;
    await this.#atMost(graceMs, loop.until(idle));
    if (!idle()) {
      this.#interrupt.abort();
      await this.#atMost(interruptedMs, loop.until(idle));
    }
    loop.wake();
    const told = (): boolean => {
      const { session } = this.#lease;
      return session === undefined || (session.untold === 0 && session.ticksInFlight === 0);
    };
    await this.#atMost(farewellMs, loop.until(told));

    let handedBack = 0;
    if (this.#lease.isConnected) {
      const farewell = this.#lease.release().then(
        (returned) => {
          handedBack = returned === undefined ? 0 : returned.priority + returned.normal;
        },
        (error: unknown) => this.#settings.onEvent?.({ type: 'error', operation: 'release', error }),
      );
      await this.#atMost(farewellMs, farewell);
    }
    loop.close();
    await this.#heartbeat.stop();
    await this.#connection.close();
    return { handedBack };
  }

  /** Waits for `work`, but not longer than `limitMs`. */
  async #atMost(limitMs: number, work: Promise<unknown>): Promise<void> {
    const done = new AbortController();
    await Promise.race([work, this.#clock.sleep(limitMs, done.signal)]);
    done.abort();
  }
}
