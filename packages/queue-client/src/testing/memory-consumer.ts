import type { Claim } from '../claim.ts';
import type { ConsumerEvent } from '../consumer-event.ts';
import type { Consumer, StopOptions, StopReport } from '../consumer-options.ts';
import type { ConsumerSettings } from '../consumer-settings.ts';
import { QueueUnavailableError } from '../errors.ts';
import { FairShare } from '../fair-share.ts';
import { RetryPolicy } from '../retry-policy.ts';
import { TaskHandling } from '../task-handling.ts';
import { newWorkerId } from '../worker-id.ts';
import { nextRetryMs, takeTask } from './memory-claims.ts';
import { MemoryRooms } from './memory-rooms.ts';
import { memoryHandBack, memorySettle } from './memory-settle.ts';
import type { MemoryStore } from './memory-store.ts';
import type { MemorySwitches } from './memory-switches.ts';

/** For handlers to notice that their signal fired. */
const interruptedMs = 250;

/** A worker on the lists of a {@link MemoryStore}. Its only timer is that of the next retry. */
export class MemoryConsumer implements Consumer {
  readonly workerId: string;
  readonly #store: MemoryStore;
  readonly #settings: ConsumerSettings;
  readonly #switches: MemorySwitches;
  readonly #fairShare: FairShare;
  readonly #handling: TaskHandling<string>;
  readonly #held = new Set<Claim>();
  readonly #interrupt = new AbortController();
  #retryTimer = new AbortController();
  #ignore: (() => void) | undefined;
  #running = 0;
  /** Of these, tasks of limited lanes: they have room of their own and use no slot. */
  #laned = 0;
  #claims = 0;
  /** Whether the next start goes to a normal task first; decided once per start. */
  #normalFirst: boolean | undefined;
  #claiming = false;
  #woken = false;
  #stopping: Promise<StopReport> | undefined;

  constructor(store: MemoryStore, settings: ConsumerSettings, random: () => number) {
    this.workerId = newWorkerId(store.clock.now(), random);
    this.#store = store;
    this.#settings = settings;
    this.#switches = store.switches(settings.normalQueue);
    this.#fairShare = new FairShare(settings.normalEvery);
    const { clock, sharedCalls, workers } = store;
    this.#handling = new TaskHandling({
      settings,
      time: {
        get redisNowMs() {
          return clock.now();
        },
      },
      control: this.#switches,
      retries: new RetryPolicy(settings.retry ?? {}, random),
      interrupted: this.#interrupt.signal,
      onEvent: (event) => this.#emit(event),
      begin: async (workerId, claim, call, taskId = '') => {
        const begun = sharedCalls.begin(call, workerId, claim, taskId, (id) => workers.isAlive(id));
        if (begun.outcome === 'gone') {
          this.#held.delete(claim);
        }
        return begun;
      },
    });
  }

  async start(): Promise<void> {
    if (this.#stopping !== undefined) {
      throw new QueueUnavailableError('stopped before it started', 'safe');
    }
    if (this.#ignore === undefined) {
      this.#store.workers.add(this.workerId, this.#settings.normalQueue, this.#held);
      this.#ignore = this.#store.onChange(() => this.#wake());
      this.#claiming = true;
      this.#settings.lanes?.onRoom(() => this.#wake());
      this.#emit({ type: 'redis-connected', redisUrl: 'memory:' });
      this.#wake();
    }
  }

  stop(options: StopOptions = {}): Promise<StopReport> {
    this.#stopping ??= this.#stop(options.graceMs ?? 5_000);
    return this.#stopping;
  }

  async #stop(graceMs: number): Promise<StopReport> {
    this.#claiming = false;
    this.#retryTimer.abort();
    const idle = (): boolean => this.#running === 0;
    if (!(await this.#store.until(idle, graceMs))) {
      this.#interrupt.abort();
      await this.#store.until(idle, interruptedMs);
    }
    this.#ignore?.();
    this.#store.workers.remove(this.workerId);
    return { handedBack: memoryHandBack(this.#store, this.#settings, this.#held) };
  }

  /** Look for work soon; calls of one turn count as one. No timer, so that tests with fake timers go on. */
  #wake(): void {
    if (!this.#woken) {
      this.#woken = true;
      void Promise.resolve().then(() => {
        this.#woken = false;
        this.#startWaiting();
      });
    }
  }

  #startWaiting(): void {
    if (!this.#claiming || this.#switches.allClosed) {
      return;
    }
    const { concurrency, lanes, priorityQueue, normalQueue } = this.#settings;
    const rooms = new MemoryRooms(lanes);
    while (this.#running - this.#laned < concurrency) {
      this.#normalFirst ??= this.#fairShare.normalFirst(1) > 0;
      const taken = takeTask(this.#store, this.#settings, this.#normalFirst, rooms);
      if (taken === undefined) {
        this.#wakeForRetry();
        break;
      }
      this.#normalFirst = undefined;
      this.#claims += 1;
      const field = String(this.#claims);
      const claimedAtMs = this.#store.clock.now();
      void this.#run({ ...taken, field, claimedAtMs, suspect: false, staged: undefined, condemned: false });
    }
    const { lists, retries, clock } = this.#store;
    const waiting = (queue: string): string[] => [
      ...lists.of(queue),
      ...retries.due(queue, clock.monotonicMs()).map(({ payload }) => payload),
    ];
    rooms.close({ priority: waiting(priorityQueue), normal: waiting(normalQueue) });
  }

  #wakeForRetry(): void {
    const delayMs = nextRetryMs(this.#store, this.#settings);
    this.#retryTimer.abort();
    if (delayMs !== undefined) {
      // One that is due already waits for room, which wakes by itself.
      const leastMs = this.#settings.lanes === undefined ? 0 : 20;
      const { signal } = (this.#retryTimer = new AbortController());
      void this.#store.clock
        .sleep(Math.max(leastMs, delayMs), signal)
        .then(() => signal.aborted || this.#wake());
    }
  }

  async #run(claim: Claim): Promise<void> {
    this.#held.add(claim);
    this.#running += 1;
    this.#laned += claim.laned ? 1 : 0;
    const outcome = this.#handling.run(this.workerId, claim);
    const settlement = outcome instanceof Promise ? await outcome : outcome;
    this.#running -= 1;
    this.#laned -= claim.laned ? 1 : 0;
    if (!this.#store.workers.isAlive(this.workerId)) {
      this.#emit({ type: 'late-result-discarded', workerId: this.workerId });
    } else if (settlement !== undefined) {
      this.#held.delete(claim);
      memorySettle(this.#store, this.#settings, claim, settlement);
    }
    this.#store.changed();
  }

  #emit(event: ConsumerEvent): void {
    this.#settings.onEvent?.(event);
  }
}
