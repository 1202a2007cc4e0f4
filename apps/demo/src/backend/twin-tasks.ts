import { type DemoTask, taskOf } from '../report-tasks.ts';
import type { ExampleTask } from './backend.ts';

/** One of each kind, for both brokers, in plain parameters. */
export const twinTasks: readonly DemoTask[] = [
  taskOf('twin-001', 'normal', 'KIS', 'FHKST01010100', { symbol: '005930' }),
  taskOf('twin-002', 'normal', 'KIWOOM', 'ka10001', { symbol: '005930' }),
  taskOf('twin-003', 'normal', 'KIS', 'FHKST03010230', { symbol: '005930', count: 381 }),
  taskOf('twin-004', 'normal', 'KIWOOM', 'ka10080', { symbol: '005930', interval: '1m', count: 381 }),
  taskOf('twin-005', 'priority', 'KIWOOM', 'ka10004', { symbol: '000660' }),
];

export const twinExamples: readonly ExampleTask[] = [
  {
    heading: 'Push one for KIS from another terminal, the latest 400 candles of a minute:',
    task: taskOf('kis-123', 'normal', 'KIS', 'FHKST03010230', { symbol: '005930', count: 400 }),
  },
  {
    heading: 'Push one for Kiwoom, the order book:',
    task: taskOf('kiwoom-123', 'priority', 'KIWOOM', 'ka10004', { symbol: '005930' }),
  },
];
