export { type ErrorAnswer, errorAnswer } from './error-answer.ts';
export {
  createInMemoryHub,
  type InMemoryConsumerOptions,
  type InMemoryHub,
  type InMemoryHubOptions,
} from './in-memory-hub.ts';
export type { InMemoryClientOptions } from './memory-hub-client.ts';
