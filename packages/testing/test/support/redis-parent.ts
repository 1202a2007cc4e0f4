import { startRedis } from '../../src/index.ts';

const redis = await startRedis();
console.log(`${redis.pid} ${redis.path}`);
setInterval(() => undefined, 60_000);
