import { createRateLimiter, type ScopeLimit } from '@hub/rate-limiter';
import { Redis } from 'ioredis';
import type { SystemName } from '../system-name.ts';
import { keepAsking } from './keep-asking.ts';
import { benchDatabase, benchHost, type LimiterSystem } from './limiter-system.ts';

/** The default of the limiter: how late a permit may be used, milliseconds. */
const staleMs = 4;

/** What the guard has to cover, and one to spare, as the manual says. */
export function guardMs(jitterMs: number): number {
  return jitterMs + staleMs + 1;
}

export const ours = limiterWith('ours', {});

/** As the gate's lanes use it. */
export const oursPaced = limiterWith('ours-paced', { pacing: 0.98 });

function limiterWith(name: SystemName, more: Partial<ScopeLimit>): LimiterSystem {
  return {
    name,
    open({ redisPort, limits, scopeSets, jitterMs, concurrency, send }) {
      const redis = new Redis({
        host: benchHost,
        port: redisPort,
        db: benchDatabase,
        maxRetriesPerRequest: null,
        retryStrategy: () => 50,
      });
      // Redis is killed on purpose; the limiter says so itself.
      redis.on('error', () => undefined);
      let staleSlots = 0;
      const limiter = createRateLimiter({
        redis,
        scopes: limits.map((limit) => ({ ...limit, guardMs: guardMs(jitterMs), ...more })),
        onEvent: (event) => {
          if (event.type === 'stale') staleSlots += event.count;
        },
      });
      const call = async (kind: number, askedUs: number): Promise<void> => {
        for (;;) {
          const grant = await limiter.acquire({ scopes: scopeSets[kind] ?? [] });
          if (grant.isUsable()) return send(kind, askedUs);
          staleSlots += 1;
          await limiter.giveBack([grant]);
        }
      };
      return Promise.resolve({
        saturate: () => {
          for (const kind of scopeSets.keys()) keepAsking(concurrency, () => call(kind, 0));
        },
        ask: (askedUs) => void call(0, askedUs),
        get staleSlots() {
          return staleSlots;
        },
      });
    },
  };
}
