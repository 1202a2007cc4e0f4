/**
 * Calls back once when the time has passed.
 *
 * @returns a function that cancels; fine to call late or twice
 */
export type StartTimer = (delayMs: number, onElapsed: () => void) => () => void;
