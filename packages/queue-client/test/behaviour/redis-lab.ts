import { defaultNormalQueue, defaultPriorityQueue } from '../../src/index.ts';
import { QueueLab } from '../support/queue-lab.ts';
import type { HubLab } from './hub-lab.ts';

const names = { priority: defaultPriorityQueue, normal: defaultNormalQueue };

/** A lab on a Redis server of its own. */
export async function openRedisLab(): Promise<HubLab> {
  const lab = await QueueLab.open();
  return {
    hub: lab.client(),
    client: (options) => lab.client(options),
    consumer: (options) => lab.consumer(options),
    push: async (queue, ...payloads) => {
      await lab.redis.rpush(names[queue], ...payloads);
    },
    list: (key) => lab.redis.lrange(key, 0, -1),
    responses: () => lab.responses(),
    leftovers: () => lab.leftovers(),
    [Symbol.asyncDispose]: () => lab[Symbol.asyncDispose](),
  };
}
