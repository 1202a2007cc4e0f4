import type { JsonObject } from './json-object.ts';

export const queues = { normal: 'api:request:queue', priority: 'api:priority:queue' } as const;

export type QueueName = keyof typeof queues;

/** A task as any program writes it, and the list it is pushed to. */
export interface DemoTask {
  readonly queue: QueueName;
  readonly task_id: string;
  readonly provider: 'KIS' | 'KIWOOM';
  readonly tr_id: string;
  readonly params: JsonObject;
}

export function taskOf(
  task_id: string,
  queue: QueueName,
  provider: 'KIS' | 'KIWOOM',
  tr_id: string,
  params: JsonObject,
): DemoTask {
  return { queue, task_id, provider, tr_id, params };
}

/** The four tasks of the predecessor's deployment report. */
export const reportTasks = {
  tick: taskOf('test-001', 'normal', 'KIWOOM', 'TEST_TICK', { symbol: '005930', name: '삼성전자' }),
  candle: taskOf('test-002', 'normal', 'KIS', 'TEST_CANDLE', { symbol: '005930', timeframe: '1m' }),
  kisOrderbook: taskOf('test-003', 'priority', 'KIS', 'TEST_ORDERBOOK', { symbol: '000660' }),
  kiwoomOrderbook: taskOf('test-004', 'priority', 'KIWOOM', 'TEST_ORDERBOOK', {}),
} as const;

/** The text that is pushed. */
export function payloadOf({ task_id, provider, tr_id, params }: DemoTask): string {
  return JSON.stringify({ task_id, provider, tr_id, params });
}

export function responseKey(taskId: string): string {
  return `api:response:${taskId}`;
}

/** When a worker was last alive; the worker leaves it for a day. */
export const lastBeatKey = '{api:request:queue}:last-beat';

/** Where malformed tasks of a list go. */
export function deadLettersKey(queue: string): string {
  return `{${queue}}:dead`;
}
