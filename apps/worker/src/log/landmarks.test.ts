import { expect, test } from 'vitest';
import { landmarks } from './landmarks.ts';

// WIRE part 1: scripts search for these texts. Never change an expectation here.
test.each([
  [landmarks.initialized(true), 'RestApiWorker initialized (Mock Mode: True)'],
  [
    landmarks.redisConnected('redis://redis:6379/15'),
    'QueueManager connected to Redis: redis://redis:6379/15',
  ],
  [landmarks.clientInitialized('KIS', true), 'MockClient initialized for KIS'],
  [landmarks.clientInitialized('KIWOOM', true), 'MockClient initialized for KIWOOM'],
  [landmarks.setupCompleted, 'RestApiWorker setup completed'],
  [landmarks.started(true), 'RestApiWorker started (Mock Mode)'],
  [landmarks.processing('test-002', 'KIS'), 'Processing task: test-002 (provider: KIS)'],
  [landmarks.call('mock', 'KIS', 'TEST_CANDLE'), 'Mock API Call: KIS TEST_CANDLE'],
  [landmarks.completed('test-002'), 'Task test-002 completed successfully'],
  [landmarks.signalReceived(15), 'Received signal: 15'],
  [landmarks.stopReceived, 'Stop signal received'],
  [landmarks.stopped, 'RestApiWorker stopped'],
])('%s', (text, expected) => {
  expect(text).toBe(expected);
});

test('a task id of any length makes a line of bounded length', () => {
  expect(landmarks.completed('x'.repeat(1_000_000)).length).toBeLessThan(300);
});
