import type { Redis } from 'ioredis';
import type { BenchTask } from '../bench-task.ts';
import type { SystemName } from '../system-name.ts';

/** Pushes tasks the way the system recommends. */
interface TaskProducer {
  addOne(task: BenchTask): Promise<void>;
  /** In bulk, by the system's own bulk call. */
  addMany(tasks: readonly BenchTask[]): Promise<void>;
  close(): Promise<void>;
}

interface WorkerOptions {
  /** Where the worker connects: Redis itself, or the proxy in front of it. */
  readonly port: number;
  /** Redis itself, for looking on without being slowed down. */
  readonly directPort: number;
  readonly concurrency: number;
  /** How many tasks there will be. */
  readonly tasks: number;
  /** Told of every start of a handler, first thing. */
  readonly onStart: (taskId: string, dueUs: unknown) => void;
}

export interface TaskWorker {
  /** Resolves when the results of all tasks are in Redis. */
  readonly stored: Promise<void>;
  close(): Promise<void>;
}

/** One of the compared queues, with the settings it is compared with. */
export interface QueueSystem {
  readonly name: SystemName;
  openProducer(port: number): Promise<TaskProducer>;
  /** Resolves when the worker is connected and takes tasks. */
  openWorker(options: WorkerOptions): Promise<TaskWorker>;
  /** How many of the tasks have their result in Redis; all others are lost. */
  countAnswers(redis: Redis, tasks: number): Promise<number>;
}

export const benchHost = '127.0.0.1';
/** The same database for everyone. */
export const benchDatabase = 15;
