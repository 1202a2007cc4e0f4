import { randomUUID } from 'node:crypto';
import { type RedisServer, startRedis } from '@hub/testing';
import { afterAll, beforeAll, describe } from 'vitest';
import { createLocalRateLimiter, createRateLimiter } from '../src/index.ts';
import { testLimiterBehaviour } from './support/limiter-behaviour.ts';

describe.concurrent('over Redis', () => {
  let server: RedisServer;
  beforeAll(async () => {
    server = await startRedis();
  });
  afterAll(() => server.close());
  testLimiterBehaviour((options) =>
    createRateLimiter({ redis: server.client(), tag: randomUUID(), ...options }),
  );
});

describe.concurrent('in memory', () => {
  testLimiterBehaviour(createLocalRateLimiter);
});
