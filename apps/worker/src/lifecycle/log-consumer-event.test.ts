import type { ConsumerEvent } from '@hub/queue-client';
import { expect, test } from 'vitest';
import { createLogger } from '../log/create-logger.ts';
import { logConsumerEvent } from './log-consumer-event.ts';

function logged(event: ConsumerEvent): { level: string; msg: string } {
  const lines: string[] = [];
  const log = createLogger({
    level: 'trace',
    format: 'json',
    secrets: [],
    write: (line) => void lines.push(line),
  });
  logConsumerEvent(event, { log, priorityQueue: 'q:high', normalQueue: 'q:low' });
  expect(lines).toHaveLength(1);
  return JSON.parse(lines[0] ?? '') as { level: string; msg: string };
}

const redisUrl = 'redis://redis:6379/15';
const error = new Error('ECONNREFUSED');
const workerId = 'host:1:2:x';

// Each warning names what to do.
test.each([
  [{ type: 'redis-connected', redisUrl }, 'info', ['QueueManager connected to Redis: redis://redis:6379/15']],
  [{ type: 'redis-lost', redisUrl }, 'warn', [redisUrl, 'nothing to do']],
  [
    { type: 'redis-waiting', redisUrl, attempt: 3, delayMs: 250, error },
    'warn',
    ['ECONNREFUSED', '250 ms', 'Check REDIS_URL'],
  ],
  [
    { type: 'redis-waiting', redisUrl, attempt: 1, delayMs: 50, error: undefined },
    'warn',
    ['no answer', 'Check REDIS_URL'],
  ],
  [
    {
      type: 'task-rejected',
      queue: 'priority',
      taskId: undefined,
      code: 'ERR_TASK_NOT_JSON',
      message: 'no JSON',
    },
    'warn',
    ['Task unknown refused', 'ERR_TASK_NOT_JSON', 'LRANGE {q:high}:dead 0 -1'],
  ],
  [
    {
      type: 'task-rejected',
      queue: 'normal',
      taskId: 't',
      code: 'ERR_TASK_INVALID',
      message: 'tr_id missing',
    },
    'warn',
    ['Task t refused', 'tr_id missing', '{q:low}:dead', 'correct the sender'],
  ],
  [
    { type: 'response-discarded', queue: 'normal', provider: 'KIS', trId: 'TR' },
    'warn',
    ['KIS TR', 'task_id'],
  ],
  [{ type: 'handler-failed', taskId: 't', error }, 'error', ['Task t failed by a defect', 'Report this']],
  [
    { type: 'tasks-recovered', deadWorkerId: workerId, queue: 'normal', tasks: 5 },
    'warn',
    ['5 normal tasks', workerId, 'See its log'],
  ],
  [{ type: 'tasks-adopted', tasks: 2 }, 'info', ['2 tasks']],
  [{ type: 'lease-lost', workerId, discardedResults: 4 }, 'warn', [workerId, '4 results', 'HUB_LEASE_MS']],
  [{ type: 'late-result-discarded', workerId }, 'warn', [workerId]],
  [{ type: 'error', operation: 'tick', error }, 'warn', ['tick', 'tried again']],
] as const satisfies readonly (readonly [ConsumerEvent, string, readonly string[]])[])(
  '%o',
  (event, level, parts) => {
    const line = logged(event);
    expect(line.level).toBe(level);
    for (const part of parts) {
      expect(line.msg).toContain(part);
    }
  },
);
