/** A task id is as long as its sender likes; a log line is not. */
const longestName = 200;

/**
 * The texts operators and scripts search for, kept from the predecessor to the letter (WIRE part 1). Never reworded.
 */
export const landmarks = {
  initialized: (isMock: boolean) => `RestApiWorker initialized (Mock Mode: ${isMock ? 'True' : 'False'})`,
  redisConnected: (redisUrl: string) => `QueueManager connected to Redis: ${redisUrl}`,
  clientInitialized: (provider: string, isMock: boolean) =>
    `${isMock ? 'MockClient' : 'RestApiClient'} initialized for ${provider}`,
  setupCompleted: 'RestApiWorker setup completed',
  started: (isMock: boolean) => `RestApiWorker started (${isMock ? 'Mock' : 'Real'} Mode)`,
  processing: (taskId: string, provider: string) =>
    `Processing task: ${short(taskId)} (provider: ${short(provider)})`,
  call: (kind: 'mock' | 'real', provider: string, trId: string) =>
    `${kind === 'mock' ? 'Mock' : 'Real'} API Call: ${provider} ${short(trId)}`,
  completed: (taskId: string) => `Task ${short(taskId)} completed successfully`,
  signalReceived: (number: number) => `Received signal: ${number}`,
  stopReceived: 'Stop signal received',
  stopped: 'RestApiWorker stopped',
} as const;

/** Cuts a text that a sender chose. */
export function short(text: string): string {
  return text.length <= longestName ? text : `${text.slice(0, longestName)}…`;
}
