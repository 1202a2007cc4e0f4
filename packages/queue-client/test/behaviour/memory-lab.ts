import type { ConsumerEvent } from '../../src/index.ts';
import { createInMemoryHub } from '../../src/testing/index.ts';
import { answer } from '../support/queue-lab.ts';
import type { HubLab } from './hub-lab.ts';

/** A lab on the in-memory hub. */
export async function openMemoryLab(): Promise<HubLab> {
  const hub = createInMemoryHub();
  return {
    hub: hub.client,
    client: (options) => hub.createClient(options),
    consumer: (options) => {
      const events: ConsumerEvent[] = [];
      const onEvent = (event: ConsumerEvent) => void events.push(event);
      return Object.assign(hub.createConsumer({ handle: answer, onEvent, ...options }), { events });
    },
    push: async (queue, ...payloads) => {
      for (const payload of payloads) {
        hub.push(queue, payload);
      }
    },
    list: async (key) => hub.lists.get(key) ?? [],
    responses: async () => [...hub.responses.keys()].toSorted(),
    leftovers: async () => {
      const { priority, normal } = await hub.client.stats();
      const retries = priority.retrying + normal.retrying;
      return [...hub.lists.keys(), ...(retries > 0 ? ['retries'] : [])].toSorted();
    },
    [Symbol.asyncDispose]: () => hub.close(),
  };
}
