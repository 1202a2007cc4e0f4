import { CancelledError } from '@hub/provider';

/** The promise's outcome, unless the signal fires first; what was begun goes on for others. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, provider: string): Promise<T> {
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      promise.catch(() => undefined);
      reject(new CancelledError(provider, { cause: signal.reason }));
    };
    if (signal.aborted) {
      onAbort();
      return;
    }
    signal.addEventListener('abort', onAbort, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', onAbort));
  });
}
