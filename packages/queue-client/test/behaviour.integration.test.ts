import { expect, test } from 'vitest';
import { describeHub } from './behaviour/describe-hub.ts';
import { openMemoryLab } from './behaviour/memory-lab.ts';
import { openRedisLab } from './behaviour/redis-lab.ts';

const inMemory = describeHub('the in-memory hub', openMemoryLab);
const onRedis = describeHub('the hub on Redis', openRedisLab);

test('both hubs show the same number of behaviours', () => {
  expect(inMemory.held).toBe(onRedis.held);
});
