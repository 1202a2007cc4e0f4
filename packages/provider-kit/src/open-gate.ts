import { CancelledError, type Gate } from '@hub/provider';

/** The gate of a call that has none: everything may be sent, at once. */
export function openGate(provider: string): Gate {
  return {
    async enter({ signal }) {
      if (signal.aborted) throw new CancelledError(provider, { cause: signal.reason });
      return { isUsable: () => true, refused: () => undefined };
    },
  };
}
