import { createHash } from 'node:crypto';

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
  retries: (queue: string): string => `{${queue}}:retry`,
  suspects: (queue: string): string => `{${queue}}:suspects`,
  crashes: (queue: string): string => `{${queue}}:crashes`,
  lastBeat: (queue: string): string => `{${queue}}:last-beat`,
  control: (queue: string): string => `{${queue}}:control`,
  /** Tasks of a closed or limited lane, `KIS:default`, `KIS:*` or `KIWOOM:default:ka10080`. */
  lane: (queue: string, lane: string): string => `{${queue}}:lane:${lane}`,
  /** Names of the limited lanes whose lists may hold tasks; beside the normal queue. */
  lanes: (queue: string): string => `{${queue}}:lanes`,
  /** Circuits of the workers: `<worker> <circuit>` -> its state; beside the normal queue. */
  circuits: (queue: string): string => `{${queue}}:circuits`,
  /** What was about to be ordered for a task; beside the normal queue. */
  orderIntent: (queue: string, taskId: string): string => `{${queue}}:order:${taskId}`,
  /** Pages of a task that has several, as they came; beside the normal queue. */
  pages: (queue: string, taskId: string): string => `{${queue}}:pages:${taskId}`,
  /** The task that ordered under an idempotency key; beside the normal queue. */
  orderKey: (queue: string, idempotencyKey: string): string =>
    `{${queue}}:order-key:${createHash('sha256').update(idempotencyKey).digest('hex').slice(0, 40)}`,
  /** The broker's order numbers of one account and day -> task; beside the normal queue. */
  orderNumbers: (queue: string, book: string): string => `{${queue}}:order-numbers:${book}`,
  /** Record of a shared call; the name may be long or secret, so only its digest shows. */
  shared: (queue: string, name: string): string =>
    `{${queue}}:shared:${createHash('sha256').update(name).digest('hex').slice(0, 40)}`,
};

/** The keys of one list, as far as a worker uses them. */
export interface WorkerQueueKeys {
  readonly list: string;
  readonly staging: string;
  readonly dead: string;
  readonly deadDropped: string;
  readonly retries: string;
  readonly suspects: string;
  /** Start of the names of its lane lists. */
  readonly lanePrefix: string;
}

/** Every key one worker uses. What is not about one list lives beside the normal queue. */
export interface WorkerKeys {
  readonly workers: string;
  readonly inflight: string;
  readonly crashes: string;
  readonly lastBeat: string;
  readonly control: string;
  readonly lanes: string;
  readonly priority: WorkerQueueKeys;
  readonly normal: WorkerQueueKeys;
}

export function workerKeys(priorityQueue: string, normalQueue: string, workerId: string): WorkerKeys {
  const ofQueue = (queue: string): WorkerQueueKeys => ({
    list: queue,
    staging: queueKeys.staging(queue, workerId),
    dead: queueKeys.dead(queue),
    deadDropped: queueKeys.deadDropped(queue),
    retries: queueKeys.retries(queue),
    suspects: queueKeys.suspects(queue),
    lanePrefix: queueKeys.lane(queue, ''),
  });
  return {
    workers: queueKeys.workers(normalQueue),
    inflight: queueKeys.inflight(normalQueue, workerId),
    crashes: queueKeys.crashes(normalQueue),
    lastBeat: queueKeys.lastBeat(normalQueue),
    control: queueKeys.control(normalQueue),
    lanes: queueKeys.lanes(normalQueue),
    priority: ofQueue(priorityQueue),
    normal: ofQueue(normalQueue),
  };
}
