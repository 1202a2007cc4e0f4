import { eventually } from '@hub/testing';
import type { Redis } from 'ioredis';
import { awaitResponse } from '../await-response.ts';
import { isJsonObject, parseJsonObject } from '../json-object.ts';
import { pushTask } from '../push-task.ts';
import { deadLettersKey, queues } from '../report-tasks.ts';
import { type Finding, type Requirement, verify } from '../requirement.ts';
import { badPayloads, taskAfterBadInput } from './demo-tasks.ts';
import type { ReplayContext } from './replay-context.ts';

/** Nothing vanishes, everyone gets a clear answer or a dead letter, and the worker lives on. */
export async function badInput({ redis, worker }: ReplayContext): Promise<Requirement[]> {
  const pid = worker.pid;
  await redis.rpush(queues.normal, ...Object.values(badPayloads));
  return [
    await verify('bad input: not JSON', 'dead letter with the payload and a reason', () =>
      deadLetter(redis, badPayloads.notJson),
    ),
    await verify(
      'bad input: no tr_id, params a list',
      'ERROR, ERR_TASK_INVALID naming both; dead letter',
      async () => {
        const answer = await errorAnswer(redis, 'demo-no-tr-id', 'ERR_TASK_INVALID');
        const namesBoth = ['tr_id', 'params'].every((field) => answer.seen.includes(field));
        const letter = await deadLetter(redis, badPayloads.noTrId);
        return { pass: answer.pass && namesBoth && letter.pass, seen: `${answer.seen}; dead letter` };
      },
    ),
    await verify('bad input: provider NAVER', 'ERROR, reason NO_CLIENT_NAVER', async () => {
      const { status, reason } = await awaitResponse(redis, 'demo-no-provider');
      return {
        pass: status === 'ERROR' && reason === 'NO_CLIENT_NAVER',
        seen: `${String(status)}, ${String(reason)}`,
      };
    }),
    await verify('the worker lives on', `process ${pid} answers the next task`, async () => {
      await pushTask(redis, taskAfterBadInput);
      const { status } = await awaitResponse(redis, taskAfterBadInput.task_id);
      // Throws when there is no such process any more.
      process.kill(pid, 0);
      return { pass: status === 'SUCCESS', seen: `process ${pid}: ${String(status)}` };
    }),
  ];
}

async function deadLetter(redis: Redis, payload: string): Promise<Finding> {
  const letter = await eventually(async () => {
    const letters = await redis.lrange(deadLettersKey(queues.normal), 0, -1);
    return letters.map(parseJsonObject).find((entry) => entry?.['payload'] === payload) ?? null;
  });
  const { reason, time_ms } = letter;
  const pass = typeof reason === 'string' && reason !== '' && typeof time_ms === 'number';
  return { pass, seen: `dead letter: ${String(reason)}` };
}

async function errorAnswer(redis: Redis, taskId: string, expectedCode: string): Promise<Finding> {
  const { status, error } = await awaitResponse(redis, taskId);
  const { code, message } = isJsonObject(error) ? error : {};
  return {
    pass: status === 'ERROR' && code === expectedCode,
    seen: `${String(status)}, ${String(code)}: ${String(message)}`,
  };
}
