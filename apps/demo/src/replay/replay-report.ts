import { connectRedis } from '../connect-redis.ts';
import { databaseUrl, HUB_DATABASE } from '../hub-database.ts';
import { type Environment, hubSettings, startHubWorker } from '../hub-worker.ts';
import { keyNames } from '../key-names.ts';
import { openRedis } from '../open-redis.ts';
import type { Requirement } from '../requirement.ts';
import { badInput } from './bad-input.ts';
import { leftovers } from './leftovers.ts';
import { normalQueue } from './normal-queue.ts';
import { priorityQueue } from './priority-queue.ts';
import { removeTraces } from './remove-traces.ts';
import type { ReplayContext } from './replay-context.ts';
import { resourceUse } from './resource-use.ts';
import { shutdown } from './shutdown.ts';
import { startUp } from './start-up.ts';
import { storedResponses } from './stored-responses.ts';

export interface ReplayOptions {
  /** `REDIS_URL`, and `HUB_*` settings for the worker. */
  readonly environment: Environment;
  /** Ends the replay early. */
  readonly stop: AbortSignal;
  readonly print: (line: string) => void;
}

const SLOTS = 100;

/** Only looked at. */
const PRODUCTION_DATABASE = 0;

/** The steps between start and stop, in the order of the predecessor's deployment report. */
const steps = [
  ['start-up', startUp],
  ['normal queue', normalQueue],
  ['priority queue, behind a backlog', priorityQueue],
  ['bad input', badInput],
  ['stored responses', storedResponses],
  ['memory and CPU', resourceUse],
  ['SIGTERM', shutdown],
] as const;

/**
 * Replays the predecessor's deployment report against a real Redis and a real worker, and ends both.
 *
 * @throws Error there is no Redis, the worker does not start, or the signal fired
 */
export async function replayReport({ environment, stop, print }: ReplayOptions): Promise<Requirement[]> {
  await using resources = new AsyncDisposableStack();
  const opened = resources.use(await openRedis({ redisUrl: environment['REDIS_URL'], log: print }));
  print(`Redis:  ${opened.description}`);
  const connect = async (database: number) =>
    resources.adopt(await connectRedis(databaseUrl(opened.url, database)), (connection) =>
      connection.disconnect(),
    );
  const [redis, production] = [await connect(HUB_DATABASE), await connect(PRODUCTION_DATABASE)];
  await removeTraces(redis);
  const before = [await keyNames(redis), await keyNames(production)] as const;

  const settings = { ...hubSettings(environment), HUB_BATCH_SIZE: String(SLOTS) };
  const worker = resources.use(await startHubWorker(opened.url, settings));
  print(`Worker: process ${worker.pid}, mock mode`);
  const context: ReplayContext = { redis, redisUrl: opened.url, worker, slots: SLOTS };
  const requirements: Requirement[] = [];
  for (const [title, step] of steps) {
    print(`  ${title}`);
    requirements.push(...(await unlessAborted(stop, step(context))));
  }
  const after = [await keyNames(redis), await keyNames(production)] as const;
  requirements.push(
    ...(await leftovers({ before: before[0], after: after[0] }, { before: before[1], after: after[1] })),
  );
  if (opened.isBorrowed) await removeTraces(redis);
  return requirements;
}

/** The result, or the reason of the signal as soon as it fires. */
function unlessAborted<T>(signal: AbortSignal, work: T | Promise<T>): Promise<T> {
  const aborted = new Promise<never>((_, reject) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return Promise.race([work, aborted]);
}
