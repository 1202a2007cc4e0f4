import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Holds handlers back until so many have started, and lets them go together: then one step of the worker finishes
 * them all and claims as many, and nothing else happens meanwhile.
 */
export class Gang {
  readonly #size: number;
  /** So long after the last has joined, milliseconds; tasks this long are not claimed ahead of a free slot. */
  readonly #holdMs: number;
  readonly #beforeRelease: () => Promise<void>;
  #waiting: (() => void)[] = [];
  #over = false;

  constructor(size: number, holdMs: number, beforeRelease: () => Promise<void>) {
    this.#size = size;
    this.#holdMs = holdMs;
    this.#beforeRelease = beforeRelease;
  }

  /** Resolves when the gang this caller belongs to is let go. */
  join(): Promise<void> {
    if (this.#over) {
      return Promise.resolve();
    }
    const released = new Promise<void>((resolve) => this.#waiting.push(resolve));
    if (this.#waiting.length === this.#size) {
      void this.#release();
    }
    return released;
  }

  /** Nobody is held back any more. */
  disband(): void {
    this.#over = true;
    this.#letGo();
  }

  async #release(): Promise<void> {
    await sleep(this.#holdMs);
    await this.#beforeRelease();
    this.#letGo();
  }

  #letGo(): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const resolve of waiting) {
      resolve();
    }
  }
}
