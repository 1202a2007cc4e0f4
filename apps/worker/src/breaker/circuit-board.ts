import { queueKeys } from '@hub/queue-client';
import type { CircuitState } from '@hub/task-schema';
import type { Redis } from 'ioredis';

/** A board nobody writes to any more is forgotten, seconds. */
const ttlSeconds = 86_400;

/**
 * Shows the circuits of this worker to everybody: one hash beside the normal queue, a field per worker and circuit.
 * Each worker decides for itself; the board is for people and monitors.
 */
export class CircuitBoard {
  readonly #key: string;
  readonly #connect: () => Redis;
  readonly #onError: (error: unknown) => void;
  #redis: Redis | undefined;

  constructor(normalQueue: string, connect: () => Redis, onError: (error: unknown) => void) {
    this.#key = queueKeys.circuits(normalQueue);
    this.#connect = connect;
    this.#onError = onError;
  }

  /** @param workerId - `<hostname>:<pid>`, as the leases begin */
  show(workerId: string, state: CircuitState): void {
    this.#redis ??= this.#connect();
    this.#redis
      .multi()
      .hset(this.#key, `${workerId} ${state.name}`, JSON.stringify(state))
      .expire(this.#key, ttlSeconds)
      .exec()
      .catch(this.#onError);
  }
}
