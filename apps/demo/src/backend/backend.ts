import type { Environment } from '../hub-worker.ts';
import type { DemoTask } from '../report-tasks.ts';

/** A task to be typed, and what it is for. */
export interface ExampleTask {
  /** `Push one more from another terminal:` */
  readonly heading: string;
  readonly task: DemoTask;
}

/** What answers the worker's calls in a run of `start`. */
export interface Backend extends AsyncDisposable {
  /** The worker's mode, for people. */
  readonly mode: string;
  /** What else runs and where, one line each. */
  readonly description: readonly string[];
  /** Of the worker. */
  readonly settings: Environment;
  /** Pushed at the start. */
  readonly tasks: readonly DemoTask[];
  /** To be pushed by hand. */
  readonly examples: readonly ExampleTask[];
  /** Why `REDIS_URL` is not for this one; undefined: it may be used. */
  readonly keepsFromRedisUrl: string | undefined;
}

/** @param environment - of this command */
export type OpenBackend = (environment: Environment) => Promise<Backend>;
