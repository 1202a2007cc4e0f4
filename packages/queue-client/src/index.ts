export { createConsumer } from './consumer.ts';
export type { ConsumerEvent } from './consumer-event.ts';
export type {
  ClaimedTask,
  Consumer,
  ConsumerOptions,
  Hold,
  StopOptions,
  StopReport,
} from './consumer-options.ts';
export { consumerDefaults } from './consumer-settings.ts';
export type { DeadLetter } from './dead-letter.ts';
export type { DeadLetterPage, DeadLetters, ListDeadLettersOptions } from './dead-letters.ts';
export {
  CancelledError,
  InvalidTaskError,
  QueueDrainingError,
  QueueError,
  QueueFullError,
  QueueUnavailableError,
  ResponseTimeoutError,
} from './errors.ts';
export type { EnqueueOptions, ExecuteOptions } from './execute-options.ts';
export { createHubClient, hubClientDefaults } from './hub-client.ts';
export type {
  EnqueuedTask,
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
export {
  type LaneBacklog,
  type LaneGate,
  type LaneRoom,
  type LimitedProvider,
  limitedLane,
} from './lane-gate.ts';
export type { QueueControl, WaitOptions } from './queue-control.ts';
export type { QueueName } from './queue-name.ts';
export type { QueueStats, SingleQueueStats } from './queue-stats.ts';
export { describeTarget, type RedisTarget } from './redis-target.ts';
export { type RetryOptions, retryDefaults } from './retry-policy.ts';
export { HubResponseError } from './typed/hub-response-error.ts';
export { PartialAnswerError } from './typed/partial-answer-error.ts';
export type { MissingPart, Series, WholeCandles, WholeTicks } from './typed/series.ts';
export type { TypedCalls } from './typed/typed-calls.ts';
export type {
  BalanceQuery,
  Broker,
  CandleInterval,
  CandleQuery,
  SymbolQuery,
  TickQuery,
} from './typed/typed-queries.ts';
