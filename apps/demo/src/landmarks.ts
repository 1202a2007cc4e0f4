/** The log messages operators and scripts search for, in their order (the wire contract, part 1). */
export const landmarks = {
  startUp: (redisUrl: string) => [
    'RestApiWorker initialized (Mock Mode: True)',
    `QueueManager connected to Redis: ${redisUrl}`,
    'MockClient initialized for KIS',
    'MockClient initialized for KIWOOM',
    'RestApiWorker setup completed',
    'RestApiWorker started (Mock Mode)',
  ],
  task: (taskId: string, provider: string, trId: string) => [
    `Processing task: ${taskId} (provider: ${provider})`,
    `Mock API Call: ${provider} ${trId}`,
    `Task ${taskId} completed successfully`,
  ],
  stop: ['Received signal: 15', 'Stop signal received', 'RestApiWorker stopped'],
} as const;
