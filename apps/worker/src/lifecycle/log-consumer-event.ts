import { type ConsumerEvent, queueKeys } from '@hub/queue-client';
import type { Logger } from 'pino';
import { landmarks, short } from '../log/landmarks.ts';

export interface EventLogOptions {
  readonly log: Logger;
  readonly priorityQueue: string;
  readonly normalQueue: string;
}

/** Puts what the queue tells into log lines; each warning names what to do. */
export function logConsumerEvent(
  event: ConsumerEvent,
  { log, priorityQueue, normalQueue }: EventLogOptions,
): void {
  const deadLetters = (queue: 'priority' | 'normal'): string =>
    queueKeys.dead(queue === 'priority' ? priorityQueue : normalQueue);

  switch (event.type) {
    case 'redis-connected':
      log.info(landmarks.redisConnected(event.redisUrl));
      break;
    case 'redis-lost':
      log.warn(`Redis connection lost: ${event.redisUrl}; trying again at once, nothing to do`);
      break;
    case 'redis-waiting': {
      const { redisUrl, error, delayMs, attempt } = event;
      const cause = error === undefined ? 'no answer' : error.message;
      log.warn(
        `Redis does not answer: ${redisUrl} (${cause}); attempt ${attempt}, next try in ${delayMs} ms. ` +
          'Check REDIS_URL and that Redis runs',
      );
      break;
    }
    case 'task-rejected': {
      const { queue, taskId = 'unknown', code, message } = event;
      log.warn(
        `Task ${short(taskId)} refused: ${code}: ${short(message)}. See LRANGE ${deadLetters(queue)} 0 -1, correct the sender`,
      );
      break;
    }
    case 'response-discarded':
      log.warn(
        `Task without task_id done (${short(event.provider)} ${short(event.trId)}): its answer is stored nowhere. ` +
          'Give each task a task_id of its own',
      );
      break;
    case 'task-postponed':
      log.info(
        `Task ${short(event.taskId ?? 'unknown')} failed in attempt ${event.attempt} (${short(event.provider)}), ` +
          `safe to repeat: next attempt in ${Math.round(event.delayMs)} ms`,
      );
      break;
    case 'handler-failed':
      log.error(
        { err: event.error },
        `Task ${short(event.taskId ?? 'unknown')} failed by a defect of the worker, answered ERR_INTERNAL. Report this`,
      );
      break;
    case 'tasks-recovered':
      log.warn(
        `Took back ${event.tasks} ${event.queue} tasks of the dead worker ${event.deadWorkerId}. See its log for why it died`,
      );
      break;
    case 'tasks-adopted':
      log.info(
        `Found ${event.tasks} tasks in this worker's lease whose delivery was cut off; working on them`,
      );
      break;
    case 'lease-lost':
      log.warn(
        `Worker ${event.workerId} was silent longer than its lease; others have its tasks, ` +
          `${event.discardedResults} results were not written. Give it more CPU, or raise HUB_LEASE_MS`,
      );
      break;
    case 'late-result-discarded':
      log.warn(
        `A result of the lost lease of ${event.workerId} was not written: another worker has the task`,
      );
      break;
    case 'error':
      log.warn({ err: event.error }, `Redis operation failed: ${event.operation}; it is tried again`);
      break;
  }
}
