/** What a worker process is told by its environment; the harness writes it, the worker reads it. */
export interface WorkerSettings {
  /** The tested Redis, through this worker's own line of proxies. */
  readonly redisUrl: string;
  /** Unix socket of the ledger. */
  readonly ledgerPath: string;
  /** Unique per process: `w<slot>.<generation>`. */
  readonly name: string;
  readonly leaseMs: number;
  readonly concurrency: number;
  readonly seed: number;
}

export function workerEnvironment(settings: WorkerSettings): Record<string, string> {
  return { CHAOS_WORKER: JSON.stringify(settings) };
}

/** @throws Error the environment was not written by {@link workerEnvironment} */
export function readWorkerSettings(environment: NodeJS.ProcessEnv): WorkerSettings {
  const parsed: unknown = JSON.parse(environment['CHAOS_WORKER'] ?? 'null');
  const fields: Readonly<Record<string, unknown>> =
    typeof parsed === 'object' && parsed !== null ? { ...parsed } : {};
  const text = (name: string): string => {
    const value = fields[name];
    if (typeof value !== 'string') throw new Error(`CHAOS_WORKER has no text ${name}`);
    return value;
  };
  const number = (name: string): number => {
    const value = fields[name];
    if (typeof value !== 'number') throw new Error(`CHAOS_WORKER has no number ${name}`);
    return value;
  };
  return {
    redisUrl: text('redisUrl'),
    ledgerPath: text('ledgerPath'),
    name: text('name'),
    leaseMs: number('leaseMs'),
    concurrency: number('concurrency'),
    seed: number('seed'),
  };
}
