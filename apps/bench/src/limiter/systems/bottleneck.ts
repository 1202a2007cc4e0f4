import Bottleneck from 'bottleneck';
import { Redis } from 'ioredis';
import { keepAsking } from './keep-asking.ts';
import { benchDatabase, benchHost, type LimiterSystem } from './limiter-system.ts';

/**
 * Clustered over Redis, calls evenly spaced. Its other way, a reservoir that is refilled, is not compared: a cluster
 * refills it every five seconds at the soonest.
 */
export const bottleneck: LimiterSystem = {
  name: 'bottleneck',
  async open({ redisPort, limits, concurrency, send }) {
    const limiter = new Bottleneck({
      id: 'bench',
      datastore: 'ioredis',
      Redis,
      clientOptions: { host: benchHost, port: redisPort, db: benchDatabase },
      minTime: 1_000 / (limits[0]?.limit ?? 1),
    });
    limiter.on('error', (error: unknown) => process.stderr.write(`bottleneck: ${String(error)}\n`));
    await limiter.ready();
    const call = (askedUs: number): Promise<void> =>
      limiter.schedule(() => {
        send(0, askedUs);
        return Promise.resolve();
      });
    return {
      saturate: () => keepAsking(concurrency, () => call(0)),
      ask: (askedUs) => void call(askedUs),
      staleSlots: 0,
    };
  },
};
