import { parseResponse, type Response, type Task } from '@hub/task-schema';
import type { Clock } from '../clock.ts';
import type { Consumer, ConsumerOptions } from '../consumer-options.ts';
import { consumerSettings } from '../consumer-settings.ts';
import type { HubClient } from '../hub-client-options.ts';
import { defaultNormalQueue, defaultPriorityQueue } from '../keys.ts';
import type { QueueName } from '../queue-name.ts';
import { systemClock, systemRandom } from '../system-clock.ts';
import { ErrorAnswer } from './error-answer.ts';
import { MemoryConsumer } from './memory-consumer.ts';
import { memoryPush } from './memory-enqueue.ts';
import { type InMemoryClientOptions, MemoryHubClient } from './memory-hub-client.ts';
import { MemoryStore } from './memory-store.ts';

export interface InMemoryHubOptions extends InMemoryClientOptions {
  /**
   * The `data` of the `SUCCESS` response to a task, or what {@link errorAnswer} gives; a rejection is answered
   * `ERR_INTERNAL`. Without it tasks wait for a worker made with `createConsumer`.
   */
  readonly answer?: (task: Task) => unknown;
  /** Default: the time of the system. */
  readonly clock?: Clock;
  /** 0 (inclusive) to 1 (exclusive). Default: the system's. */
  readonly random?: () => number;
}

/** What `createConsumer` of an in-memory hub takes. */
export type InMemoryConsumerOptions = Omit<ConsumerOptions, 'redis'>;

/** A hub without Redis, for tests. */
export interface InMemoryHub {
  /** As `createHubClient` gives it. */
  readonly client: HubClient;
  /** Another client of the same hub. */
  createClient(options?: InMemoryClientOptions): HubClient;
  /** A worker as `createConsumer` makes it. */
  createConsumer(options: InMemoryConsumerOptions): Consumer;
  /** Appends a text to a queue as it is, as any program can with RPUSH. */
  push(queue: QueueName, payload: string): void;
  /** Every well-formed task that was sent, in the order of sending. */
  readonly tasks: readonly Task[];
  /** What is stored now, by task id. */
  readonly responses: ReadonlyMap<string, Response>;
  /** Every list that is not empty, by its Redis key: queues, callback lists, dead letters, closed lanes. */
  readonly lists: ReadonlyMap<string, readonly string[]>;
  /** Ends all clients and workers, and with them every timer. */
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** A hub in this process that keeps nothing and needs nothing. */
export function createInMemoryHub(options: InMemoryHubOptions = {}): InMemoryHub {
  const { answer, clock = systemClock, random = systemRandom, ...clientOptions } = options;
  const store = new MemoryStore(clock);
  const queues = {
    priority: options.priorityQueue ?? defaultPriorityQueue,
    normal: options.normalQueue ?? defaultNormalQueue,
  };
  const clients: HubClient[] = [];
  const consumers: Consumer[] = [];

  const createClient = (more: InMemoryClientOptions = {}): HubClient => {
    const client = new MemoryHubClient(store, { ...clientOptions, ...more });
    clients.push(client);
    return client;
  };
  const createConsumer = (consumerOptions: InMemoryConsumerOptions): Consumer => {
    const named = { redis: 'memory:', priorityQueue: queues.priority, normalQueue: queues.normal };
    const consumer = new MemoryConsumer(store, consumerSettings({ ...named, ...consumerOptions }), random);
    consumers.push(consumer);
    return consumer;
  };
  if (answer !== undefined) {
    void createConsumer({ handle: ({ task }) => responseTo(task, answer), retry: answeredAtOnce }).start();
  }

  const close = async (): Promise<void> => {
    await Promise.all(clients.map((client) => client.close()));
    await Promise.all(consumers.map((consumer) => consumer.stop({ graceMs: 0 })));
  };
  return {
    client: createClient(),
    createClient,
    createConsumer,
    push: (queue, payload) => memoryPush(store, queues[queue], [payload]),
    get tasks() {
      return [...store.tasks];
    },
    get responses() {
      return readResponses(store);
    },
    get lists() {
      return store.lists.snapshot();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

/** What `answer` says is the answer: nothing is tried again unless the task asks for it, and then without a pause. */
const answeredAtOnce = { maxRetries: 0, firstPauseMs: 0 } as const;

async function responseTo(task: Task, answer: (task: Task) => unknown): Promise<Response> {
  const data = await answer(task);
  if (data instanceof ErrorAnswer) {
    return data.responseTo(task);
  }
  const { task_id = 'unknown', provider, tr_id } = task;
  return { task_id, status: 'SUCCESS', v: 1, provider, tr_id, data };
}

function readResponses(store: MemoryStore): ReadonlyMap<string, Response> {
  const responses = new Map<string, Response>();
  for (const [taskId, body] of store.responses.snapshot()) {
    const parsed = parseResponse(body);
    if (parsed.kind === 'response') {
      responses.set(taskId, parsed.response);
    }
  }
  return responses;
}
