/** The wall clock, epoch milliseconds. */
export const systemNow = (): number => Date.now();

/** Milliseconds since the process began; never set back. */
export const systemMonotonicMs = (): number => performance.now();
