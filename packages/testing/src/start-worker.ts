import { fileURLToPath } from 'node:url';
import { logMessage } from './log-message.ts';
import type { WaitForLineOptions } from './output-lines.ts';
import { type RunningProcess, startProcess } from './start-process.ts';

export interface WorkerOptions {
  readonly redisUrl: string;
  /** Over the defaults `REDIS_URL`, `ENABLE_MOCK=true`, `APP_ENV=test`; only `PATH` and `HOME` are inherited. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** The built worker. Default `apps/worker/dist/hub-worker.js`. */
  readonly bundlePath?: string;
  /** How long it may take to say that it started, milliseconds. Default 10 000. */
  readonly startTimeoutMs?: number;
}

export interface RunningWorker extends RunningProcess {
  /**
   * Wait for a JSON log line whose message contains the text.
   *
   * @returns the line
   * @throws Error with the output so far: no such message in time, or the worker ended first
   */
  waitForMessage(text: string, options?: WaitForLineOptions): Promise<string>;
}

const WORKER_BUNDLE = fileURLToPath(new URL('../../../apps/worker/dist/hub-worker.js', import.meta.url));

/** Start the built worker; it has said `RestApiWorker started` when this resolves. */
export async function startWorker(options: WorkerOptions): Promise<RunningWorker> {
  const { redisUrl, env = {}, bundlePath = WORKER_BUNDLE, startTimeoutMs = 10_000 } = options;
  const running = await startProcess({
    command: process.execPath,
    args: [bundlePath],
    env: { REDIS_URL: redisUrl, ENABLE_MOCK: 'true', APP_ENV: 'test', ...env },
  });
  const waitForMessage = (text: string, waitOptions?: WaitForLineOptions) =>
    running.waitForLine((line) => logMessage(line)?.includes(text) === true, {
      description: `the log message ${text}`,
      ...waitOptions,
    });
  try {
    await waitForMessage('RestApiWorker started', { timeoutMs: startTimeoutMs });
  } catch (error) {
    await running.close();
    throw error;
  }
  return { ...running, waitForMessage };
}
