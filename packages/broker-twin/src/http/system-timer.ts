/** Real time, which faults wait in. A twin that closes does not wait for them. */
export const systemAfter = (ms: number, run: () => void): void => {
  setTimeout(run, ms).unref();
};

/** Of this process, milliseconds; never goes back. */
export const systemMonotonicMs = (): number => performance.now();
