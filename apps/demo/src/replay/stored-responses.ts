import { keyNames } from '../key-names.ts';
import { responseKey } from '../report-tasks.ts';
import { type Requirement, verify } from '../requirement.ts';
import type { ReplayContext } from './replay-context.ts';

const LONGEST_TTL_SECONDS = 3_600;

/** Responses end by themselves, and the worker's connections are where they should be. */
export async function storedResponses({ redis }: ReplayContext): Promise<Requirement[]> {
  return [
    await verify('TTL of every response', `1 to ${LONGEST_TTL_SECONDS} s`, async () => {
      const keys = await keyNames(redis, responseKey('*'));
      const pipeline = redis.pipeline();
      for (const key of keys) pipeline.ttl(key);
      const ttls = ((await pipeline.exec()) ?? []).map(([, ttl]) => Number(ttl));
      const pass = ttls.length > 0 && ttls.every((ttl) => ttl >= 1 && ttl <= LONGEST_TTL_SECONDS);
      return { pass, seen: `${keys.size} responses, ${Math.min(...ttls)} to ${Math.max(...ttls)} s` };
    }),
    await verify('connections of the worker', 'all on database 15', async () => {
      const clients = String(await redis.call('CLIENT', 'LIST')).split('\n');
      const ofWorker = clients.filter((line) => line.includes(' name=hub-worker'));
      const databases = ofWorker.map((line) => / db=(\d+) /.exec(line)?.[1]);
      const pass = databases.length > 0 && databases.every((database) => database === '15');
      return {
        pass,
        seen: `${databases.length} connections, on database ${[...new Set(databases)].join(', ')}`,
      };
    }),
  ];
}
