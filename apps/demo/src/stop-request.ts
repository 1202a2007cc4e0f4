import { whenLauncherGone } from './launcher.ts';

/** One Ctrl-C arrives up to three times: from the terminal, and from npx and pnpm, which hand it on. */
const SAME_REQUEST_MS = 1_000;

const NUMBERS = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const;

export type StopSignal = keyof typeof NUMBERS;

export interface StopRequest {
  /** Fires at the first request. */
  readonly signal: AbortSignal;
  /** Resolves then, with its name. */
  readonly requested: Promise<StopSignal>;
}

/**
 * Listen for the wish to stop; that whoever started this process is gone counts as one. A second one, later, ends this
 * process at once, and what it started ends with it.
 */
export function stopRequest(): StopRequest {
  const controller = new AbortController();
  const requested = new Promise<StopSignal>((resolve) => {
    let firstAtMs: number | undefined;
    const onSignal = (name: StopSignal) => {
      firstAtMs ??= performance.now();
      if (performance.now() - firstAtMs > SAME_REQUEST_MS) process.exit(exitCodeOf(name));
      controller.abort();
      resolve(name);
    };
    for (const name of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const) process.on(name, onSignal);
    whenLauncherGone(() => onSignal('SIGHUP'));
  });
  return { signal: controller.signal, requested };
}

/** What shells report for a program that a signal ended. */
export function exitCodeOf(signal: StopSignal): number {
  return 128 + NUMBERS[signal];
}
