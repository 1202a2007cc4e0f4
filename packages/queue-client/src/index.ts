export { createConsumer } from './consumer.ts';
export type { ConsumerEvent } from './consumer-event.ts';
export type {
  ClaimedTask,
  Consumer,
  ConsumerOptions,
  QueueName,
  StopOptions,
  StopReport,
} from './consumer-options.ts';
export { consumerDefaults } from './consumer-settings.ts';
export {
  CancelledError,
  InvalidTaskError,
  QueueError,
  QueueFullError,
  QueueUnavailableError,
  ResponseTimeoutError,
} from './errors.ts';
export { createHubClient, hubClientDefaults } from './hub-client.ts';
export type {
  EnqueuedTask,
  EnqueueOptions,
  ExecuteOptions,
  HubClient,
  HubClientOptions,
  NewTask,
  QueueLengths,
} from './hub-client-options.ts';
export {
  defaultNormalQueue,
  defaultPriorityQueue,
  defaultRedisUrl,
  queueKeys,
  responseKeyPrefix,
} from './keys.ts';
export { describeTarget, type RedisTarget } from './redis-target.ts';
