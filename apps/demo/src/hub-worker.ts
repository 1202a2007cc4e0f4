import { setTimeout as sleep } from 'node:timers/promises';
import { type ProcessExit, type RunningWorker, startWorker } from '@hub/testing';

export type Environment = Readonly<Record<string, string | undefined>>;

/** The worker gives running tasks 5 seconds and its farewell a little more; then it hangs. */
const STOP_LIMIT_MS = 10_000;

/**
 * Start the built worker as an operator would: a process of its own, in mock mode unless the settings say otherwise.
 *
 * @param settings - variables for it; it inherits none
 * @throws Error with its output: it did not start
 */
export function startHubWorker(redisUrl: string, settings: Environment): Promise<RunningWorker> {
  return startWorker({
    redisUrl,
    env: { ...settings, APP_ENV: 'development', LOG_LEVEL: 'INFO', LOG_FORMAT: 'json' },
  });
}

/** What the surrounding environment says to the worker: its own variables, less those of the test tools. */
export function hubSettings(environment: Environment): Environment {
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => name.startsWith('HUB_') && !name.startsWith('HUB_TEST_')),
  );
}

export interface WorkerStop extends ProcessExit {
  /** From the signal to the end of the process, milliseconds. */
  readonly tookMs: number;
}

/** SIGTERM, and SIGKILL for a worker that does not heed it. */
export async function stopWorker(worker: RunningWorker): Promise<WorkerStop> {
  const signalledAtMs = performance.now();
  worker.signal('SIGTERM');
  const tooLong = sleep(STOP_LIMIT_MS, undefined, { ref: false }).then(() => worker.kill9());
  const exit = await Promise.race([worker.exit, tooLong]);
  return { ...exit, tookMs: performance.now() - signalledAtMs };
}
