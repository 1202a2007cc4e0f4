import { createBrokerTwin } from '@hub/broker-twin';
import { RedisTokenStore } from '@hub/provider-kit';
import { startRedis } from '@hub/testing';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import { twinProvider } from './support/twin-provider.ts';

const { signal } = new AbortController();

test('ten providers on one empty Redis: one token, readable for old programs', async () => {
  const server = await startRedis();
  const connections = Array.from({ length: 10 }, () => new Redis(server.url));
  try {
    // The token's end is counted from the broker's clock, whatever time it is in Redis.
    await using twin = await createBrokerTwin({ kis: { real: { limit: { limit: 1_000 } } } });
    const providers = connections.map((redis) =>
      twinProvider(twin, { tokenStore: new RedisTokenStore(redis) }),
    );
    const answers = await Promise.all(
      providers.flatMap((provider) =>
        Array.from({ length: 5 }, () =>
          provider.call(
            { trId: 'FHKST01010100', params: { symbol: '005930' }, account: 'default' },
            { signal },
          ),
        ),
      ),
    );
    expect(answers).toHaveLength(50);
    expect(twin.calls().counts.find(({ trId }) => trId === '/oauth2/tokenP')?.total).toBe(1);

    const [redis] = connections;
    const mirror: unknown = JSON.parse((await redis?.get('api:token:kis')) ?? '{}');
    expect(mirror).toMatchObject({
      access_token: expect.stringMatching(/./),
      expires_at: expect.any(Number),
    });
    for (const provider of providers) await provider.close?.();
  } finally {
    for (const redis of connections) redis.disconnect();
    await server.stop();
  }
});
