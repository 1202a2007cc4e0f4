import { awaitResponse } from '../await-response.ts';
import { isJsonObject } from '../json-object.ts';
import { landmarkOrder } from '../landmark-order.ts';
import { landmarks } from '../landmarks.ts';
import { mockResponseFaults } from '../mock-response-faults.ts';
import { pushTask } from '../push-task.ts';
import { type DemoTask, reportTasks } from '../report-tasks.ts';
import { noFaults, type Requirement, verify } from '../requirement.ts';
import { messagesOf, type ReplayContext } from './replay-context.ts';

/** One task of each provider on the normal list. */
export async function normalQueue(context: ReplayContext): Promise<Requirement[]> {
  const { redis } = context;
  const { tick, candle } = reportTasks;
  for (const task of [tick, candle]) await pushTask(redis, task);
  return [
    await answered(context, tick),
    await answered(context, candle),
    await koreanText(context, tick),
    await logged(context, candle),
  ];
}

/** A task of either list is answered in the shape of mock mode. */
export function answered({ redis }: ReplayContext, task: DemoTask): Promise<Requirement> {
  const { task_id, queue, provider, tr_id } = task;
  return verify(
    `${queue} queue: ${task_id}, ${provider} ${tr_id}`,
    'SUCCESS in the shape of mock mode',
    async () =>
      noFaults(
        mockResponseFaults(task, await awaitResponse(redis, task_id)),
        'SUCCESS, every field as agreed',
      ),
  );
}

function koreanText({ redis }: ReplayContext, task: DemoTask): Promise<Requirement> {
  const { name } = task.params;
  return verify('Korean text in params', `${String(name)} comes back unchanged`, async () => {
    const { data } = await awaitResponse(redis, task.task_id);
    const params = isJsonObject(data) ? data['params'] : undefined;
    const seen = isJsonObject(params) ? params['name'] : undefined;
    return { pass: seen === name, seen: String(seen) };
  });
}

function logged({ worker }: ReplayContext, { task_id, provider, tr_id }: DemoTask): Promise<Requirement> {
  const expected = landmarks.task(task_id, provider, tr_id);
  return verify(`log of ${task_id}`, expected.join(', '), async () => {
    await worker.waitForMessage(`Task ${task_id} `);
    const findings = landmarkOrder(messagesOf(worker), expected);
    const missing = expected.filter((_, index) => findings[index]?.pass !== true);
    return noFaults(
      missing.map((message) => `not in order or not logged: ${message}`),
      'all three, in this order',
    );
  });
}
