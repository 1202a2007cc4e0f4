import { setTimeout as sleep } from 'node:timers/promises';

export interface EventuallyOptions {
  /** Give up after this long, milliseconds. Default 5 000. */
  readonly timeoutMs?: number;
  /** Time between two tries, milliseconds. Default 10. */
  readonly intervalMs?: number;
}

/**
 * Try until a condition holds. Only for what happens in other processes (Redis, a worker), which cannot tell this one;
 * inside one process await the event, or advance a fake clock.
 *
 * @param condition - holds when it returns anything but `false` or `null`; throwing (a failed `expect`) means not yet
 * @returns what the condition returned
 * @throws Error not within `timeoutMs`, with the last failure as its cause
 */
export async function eventually<T>(
  condition: () => T | false | null | Promise<T | false | null>,
  options: EventuallyOptions = {},
): Promise<T> {
  const { timeoutMs = 5_000, intervalMs = 10 } = options;
  const deadlineMs = performance.now() + timeoutMs;
  for (;;) {
    const tried = await attempt(condition);
    if (tried.holds) return tried.value;
    if (performance.now() >= deadlineMs) {
      throw new Error(`Not within ${timeoutMs} ms: ${tried.why}`, { cause: tried.error });
    }
    await sleep(intervalMs);
  }
}

type Attempt<T> =
  | { readonly holds: true; readonly value: T }
  | { readonly holds: false; readonly why: string; readonly error?: unknown };

async function attempt<T>(
  condition: () => T | false | null | Promise<T | false | null>,
): Promise<Attempt<T>> {
  try {
    const value = await condition();
    if (value === false || value === null)
      return { holds: false, why: `the condition gave ${String(value)}` };
    return { holds: true, value };
  } catch (error) {
    return { holds: false, why: error instanceof Error ? error.message : String(error), error };
  }
}
