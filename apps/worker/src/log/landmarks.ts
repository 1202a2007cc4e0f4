/** A task id is as long as its sender likes; a log line is not. */
const longestName = 200;

/**
 * The texts operators and scripts search for, kept from the predecessor to the letter (WIRE part 1). Never reworded.
 */
export const landmarks = {
  initialized: 'RestApiWorker initialized (Mock Mode: True)',
  redisConnected: (redisUrl: string) => `QueueManager connected to Redis: ${redisUrl}`,
  mockClientInitialized: (provider: string) => `MockClient initialized for ${provider}`,
  setupCompleted: 'RestApiWorker setup completed',
  started: 'RestApiWorker started (Mock Mode)',
  processing: (taskId: string, provider: string) =>
    `Processing task: ${short(taskId)} (provider: ${short(provider)})`,
  mockCall: (provider: string, trId: string) => `Mock API Call: ${provider} ${short(trId)}`,
  completed: (taskId: string) => `Task ${short(taskId)} completed successfully`,
  signalReceived: (number: number) => `Received signal: ${number}`,
  stopReceived: 'Stop signal received',
  stopped: 'RestApiWorker stopped',
} as const;

/** Cuts a text that a sender chose. */
export function short(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName)}…`;
}
