import * as z from 'zod';
import { redisKey, wholeNumber } from '../setting-kinds.ts';

export const queueSettings = z
  .strictObject({
    priority: redisKey({
      fallback: 'api:priority:queue',
      environment: 'HUB_PRIORITY_QUEUE',
      summary: 'List that is always served first.',
    }),
    normal: redisKey({
      fallback: 'api:request:queue',
      environment: 'HUB_NORMAL_QUEUE',
      summary: 'List of normal requests.',
    }),
    response_ttl: wholeNumber({
      fallback: 3600,
      min: 1,
      max: 604_800,
      environment: 'HUB_RESPONSE_TTL',
      summary: 'Seconds a response is kept.',
    }),
    max_queue_size: wholeNumber({
      fallback: 10_000,
      min: 1,
      max: 100_000_000,
      environment: 'HUB_MAX_QUEUE_SIZE',
      summary: 'Length at which our producers refuse to push. The worker serves whatever was pushed.',
      waitsFor: 'back-pressure of the producers',
    }),
    max_task_bytes: wholeNumber({
      fallback: 1_048_576,
      min: 256,
      max: 67_108_864,
      environment: 'HUB_MAX_TASK_BYTES',
      summary: 'A larger task goes to the dead letters unread.',
    }),
    dead_letter_limit: wholeNumber({
      fallback: 10_000,
      min: 0,
      max: 10_000_000,
      environment: 'HUB_DEAD_LETTER_LIMIT',
      summary: 'Dead letters kept per list; the oldest make room and are counted.',
    }),
  })
  .refine((queues) => queues.priority !== queues.normal, {
    path: ['priority'],
    error: 'must not be the list of normal requests',
  });
