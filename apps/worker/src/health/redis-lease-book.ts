import { queueKeys } from '@hub/queue-client';
import { Redis } from 'ioredis';
import type { StartTimer } from '../lane/timer.ts';
import type { LeaseBook } from './check-health.ts';

/** A check has to end before its supervisor ends it. */
const patienceMs = 2_000;

/** Reads the leases from Redis, with one try and without waiting long. */
export function redisLeaseBook(redisUrl: string, normalQueue: string, startTimer: StartTimer): LeaseBook {
  const redis = new Redis(redisUrl, {
    connectionName: 'hub-worker-healthcheck',
    lazyConnect: true,
    enableReadyCheck: false,
    disconnectTimeout: 50,
    maxRetriesPerRequest: 0,
    retryStrategy: () => null,
    protocol: 2,
  });
  // The first failure names the cause; what follows only says that the connection is closed.
  let firstError: Error | undefined;
  redis.on('error', (error: Error) => {
    firstError ??= error;
  });
  return {
    async livingWorkers() {
      const cancelTimer = startTimer(patienceMs, () => {
        firstError ??= new Error(`no answer within ${patienceMs} ms`);
        redis.disconnect();
      });
      try {
        await redis.connect();
        const [epochSeconds] = await redis.time();
        return await redis.zrangebyscore(queueKeys.workers(normalQueue), Number(epochSeconds) * 1000, '+inf');
      } catch (error) {
        throw firstError ?? error;
      } finally {
        cancelTimer();
      }
    },
    close: () => redis.disconnect(),
  };
}
