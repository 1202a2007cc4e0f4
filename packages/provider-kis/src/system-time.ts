/** The wall clock, epoch milliseconds. */
export const systemNow = (): number => Date.now();

/** Milliseconds from an arbitrary start. */
export const systemMonotonicMs = (): number => performance.now();
