import { Redis } from 'ioredis';
import { RateLimiterQueue, RateLimiterRedis } from 'rate-limiter-flexible';
import { keepAsking } from './keep-asking.ts';
import { benchDatabase, benchHost, type LimiterSystem } from './limiter-system.ts';

/** Its window counter in Redis with its own queue in front, which waits out the window and asks again. */
export const flexible: LimiterSystem = {
  name: 'flexible',
  open({ redisPort, limits, concurrency, send }) {
    const storeClient = new Redis({ host: benchHost, port: redisPort, db: benchDatabase });
    const counter = new RateLimiterRedis({ storeClient, points: limits[0]?.limit ?? 0, duration: 1 });
    const queue = new RateLimiterQueue(counter);
    const call = async (askedUs: number): Promise<void> => {
      await queue.removeTokens(1);
      send(0, askedUs);
    };
    return Promise.resolve({
      saturate: () => keepAsking(concurrency, () => call(0)),
      ask: (askedUs) => void call(askedUs),
      staleSlots: 0,
    });
  },
};
