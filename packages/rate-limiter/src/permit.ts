import type { Clock } from './clock.ts';

/** Leave to send one call at one time. Times are monotonic milliseconds of this process (`performance.now()`). */
export interface Permit {
  /** Names the slot for giving it back; opaque. */
  readonly id: string;
  readonly scopes: readonly string[];
  /** Slots it takes in each scope. */
  readonly cost: number;
  /** Not to be used before. */
  readonly atMs: number;
  /** Not to be used after: the call would arrive outside the window it was counted in. */
  readonly untilMs: number;
  /** The scope that put the slot there; undefined when it was free at once. */
  readonly boundBy: string | undefined;
  /** Whether it may be used at this moment. */
  isUsable(): boolean;
  /**
   * Sleeps until the slot.
   *
   * @returns whether the call may be sent, at once; false when it is too late or the signal fired: then the permit is
   *   given back
   */
  wait(signal?: AbortSignal): Promise<boolean>;
}

export interface PermitParts {
  readonly id: string;
  readonly scopes: readonly string[];
  readonly cost: number;
  readonly atMs: number;
  readonly untilMs: number;
  readonly boundBy: string | undefined;
}

export function createPermit(parts: PermitParts, clock: Clock, giveBack: (permit: Permit) => void): Permit {
  const isUsable = (): boolean => {
    const nowMs = clock.monotonicMs();
    return nowMs >= parts.atMs && nowMs <= parts.untilMs;
  };
  const permit: Permit = {
    ...parts,
    isUsable,
    wait(signal) {
      if (signal?.aborted === true || clock.monotonicMs() > parts.untilMs) {
        giveBack(permit);
        return Promise.resolve(false);
      }
      return new Promise((resolve) => {
        const settle = (usable: boolean): void => {
          cancel();
          signal?.removeEventListener('abort', refuse);
          if (!usable) giveBack(permit);
          resolve(usable);
        };
        const refuse = (): void => settle(false);
        const cancel = clock.at(parts.atMs, () => settle(isUsable()));
        signal?.addEventListener('abort', refuse, { once: true });
      });
    },
  };
  return permit;
}

/** @returns the epoch and the numbers of the slots a permit stands for */
export function slotsOf(permit: Permit): { readonly epoch: string; readonly slots: readonly number[] } {
  const [epoch = '', first = ''] = permit.id.split(':');
  return { epoch, slots: Array.from({ length: permit.cost }, (_, index) => Number(first) + index) };
}
