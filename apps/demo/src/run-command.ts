import type { StopRequest, StopSignal } from './stop-request.ts';

export interface CommandOptions {
  readonly stop: StopRequest;
  /** The exit code when it was stopped before its end. */
  readonly whenStopped: (signal: StopSignal) => number;
  /** @returns the exit code */
  readonly run: () => Promise<number>;
}

/** Runs a command and ends this process with its exit code; failures are told in words, without a stack. */
export async function runCommand({ stop, whenStopped, run }: CommandOptions): Promise<never> {
  const code = await run().catch(async (error: unknown) => {
    // Whatever fails after the request to stop fails because of it.
    if (stop.signal.aborted) return whenStopped(await stop.requested);
    console.error(error instanceof Error ? error.message : error);
    return 1;
  });
  // What was interrupted may wait for answers that no longer come.
  process.exit(code);
}
