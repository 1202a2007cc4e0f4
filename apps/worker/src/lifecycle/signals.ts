/** The signals that stop the worker, with their numbers: the predecessor's log line has the number. */
export const stopSignals = { SIGINT: 2, SIGTERM: 15 } as const;

export type StopSignal = keyof typeof stopSignals;

/** Where signals come from. */
export interface SignalSource {
  onSignal(listener: (signal: StopSignal) => void): void;
}
