import type { Claim } from '../claim.ts';
import type { Clock } from '../clock.ts';
import type { WorkerPresence } from '../queue-stats.ts';

/** Longer ago counts as never, as in Redis, milliseconds. */
const rememberedMs = 86_400_000;

/** The workers of an in-memory hub and the tasks in their hands, by normal queue. */
export class MemoryWorkers {
  readonly #clock: Clock;
  readonly #held = new Map<string, { readonly normalQueue: string; readonly claims: ReadonlySet<Claim> }>();
  readonly #lastLeftAtMs = new Map<string, number>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** @param claims - live: what the worker has in hand */
  add(workerId: string, normalQueue: string, claims: ReadonlySet<Claim>): void {
    this.#held.set(workerId, { normalQueue, claims });
  }

  remove(workerId: string): void {
    const worker = this.#held.get(workerId);
    if (worker !== undefined) {
      this.#held.delete(workerId);
      this.#lastLeftAtMs.set(worker.normalQueue, this.#clock.monotonicMs());
    }
  }

  isAlive(workerId: string): boolean {
    return this.#held.has(workerId);
  }

  presence(normalQueue: string): WorkerPresence {
    const workersAlive = this.#of(normalQueue).length;
    const leftAtMs = this.#lastLeftAtMs.get(normalQueue) ?? Number.NEGATIVE_INFINITY;
    const ageMs = workersAlive > 0 ? 0 : this.#clock.monotonicMs() - leftAtMs;
    return { workersAlive, lastBeatAgeMs: ageMs < rememberedMs ? ageMs : undefined };
  }

  /** The payloads in the hands of the workers on this queue. */
  payloads(normalQueue: string): string[] {
    return this.#of(normalQueue).flatMap(({ claims }) => [...claims].map(({ payload }) => payload));
  }

  #of(normalQueue: string) {
    return [...this.#held.values()].filter((worker) => worker.normalQueue === normalQueue);
  }
}
