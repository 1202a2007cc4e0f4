/** The names of WIRE part 1. */
export const defaultPriorityQueue = 'api:priority:queue';
export const defaultNormalQueue = 'api:request:queue';
export const responseKeyPrefix = 'api:response:';

/**
 * The database producers and workers meet in unless told otherwise; production data lives in 0 (WIRE).
 */
export const defaultRedisUrl = 'redis://localhost:6379/15';

/**
 * Names of the keys that belong to a queue. The braces make Redis Cluster put them into the slot of the list itself,
 * so no list has to be renamed: `{api:request:queue}:x` hashes like `api:request:queue`.
 */
export const queueKeys = {
  dead: (queue: string): string => `{${queue}}:dead`,
  deadDropped: (queue: string): string => `{${queue}}:dead:dropped`,
  staging: (queue: string, workerId: string): string => `{${queue}}:staging:${workerId}`,
  inflight: (queue: string, workerId: string): string => `{${queue}}:inflight:${workerId}`,
  workers: (queue: string): string => `{${queue}}:workers`,
};

/** Every key one worker uses. The registry and the in-flight hash live beside the normal queue. */
export interface WorkerKeys {
  readonly workers: string;
  readonly inflight: string;
  readonly priority: string;
  readonly priorityStaging: string;
  readonly normal: string;
  readonly normalStaging: string;
}

export function workerKeys(priorityQueue: string, normalQueue: string, workerId: string): WorkerKeys {
  return {
    workers: queueKeys.workers(normalQueue),
    inflight: queueKeys.inflight(normalQueue, workerId),
    priority: priorityQueue,
    priorityStaging: queueKeys.staging(priorityQueue, workerId),
    normal: normalQueue,
    normalStaging: queueKeys.staging(normalQueue, workerId),
  };
}
