// A process that calls as often as it may: one byte per call to the server that counts, over one connection.
import { connect } from 'node:net';
import { Redis } from 'ioredis';
import { createRateLimiter } from '../../src/index.ts';
import type { CallerSettings } from './caller-settings.ts';

const settings: CallerSettings = JSON.parse(process.env['CALLER'] ?? '');
const { skewMs } = settings;
const realNow = Date.now;
Date.now = () => realNow() + skewMs;

const redis = new Redis({
  port: settings.redisPort,
  db: 15,
  retryStrategy: () => 50,
  maxRetriesPerRequest: null,
});
redis.on('error', () => undefined);
let redisCalls = 0;
const counted = {
  evalsha: (...args: Parameters<Redis['evalsha']>) => {
    redisCalls += 1;
    return redis.evalsha(...args);
  },
  eval: (...args: Parameters<Redis['eval']>) => redis.eval(...args),
};
const limiter = createRateLimiter({
  redis: counted,
  scopes: settings.limits,
  staleMs: settings.staleMs,
});
const server = connect({ port: settings.serverPort, host: '127.0.0.1', noDelay: true });
server.on('error', () => undefined);

let grants = 0;
for (const [index, scopes] of settings.scopeSets.entries()) {
  for (let worker = 0; worker < settings.concurrency; worker += 1) {
    void (async () => {
      for (;;) {
        const grant = await limiter.acquire({ scopes });
        if (!grant.isUsable()) {
          await limiter.giveBack([grant]);
          continue;
        }
        server.write(Buffer.of(index));
        grants += 1;
      }
    })();
  }
}

process.once('SIGTERM', () => {
  console.log(`report ${JSON.stringify({ grants, redisCalls })}`);
  process.exit(0);
});
console.log('calling');
