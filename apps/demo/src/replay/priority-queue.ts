import { eventually } from '@hub/testing';
import { parseJsonObject } from '../json-object.ts';
import { startedTooEarly } from '../overtaking.ts';
import { type DemoTask, payloadOf, queues, reportTasks, responseKey } from '../report-tasks.ts';
import { type Requirement, verify } from '../requirement.ts';
import { startedTask } from '../worker-messages.ts';
import { BACKLOG, backlogFor } from './demo-tasks.ts';
import { answered } from './normal-queue.ts';
import { messagesOf, type ReplayContext } from './replay-context.ts';

/** With the longest backlog the worker needs a good second; so much more is patience with a busy machine. */
const BACKLOG_LIMIT_MS = 30_000;

/** For either provider: a priority task pushed last, behind a backlog of normal tasks, is the next one started. */
export async function priorityQueue(context: ReplayContext): Promise<Requirement[]> {
  const { kisOrderbook, kiwoomOrderbook } = reportTasks;
  const rows: Requirement[] = [];
  for (const task of [kisOrderbook, kiwoomOrderbook]) {
    const backlog = backlogFor(task);
    rows.push(await pushedLastServedFirst(context, task, backlog), await answered(context, task));
    rows.push(await backlogAnswered(context, task, backlog));
  }
  return rows;
}

function pushedLastServedFirst(
  context: ReplayContext,
  task: DemoTask,
  backlog: readonly DemoTask[],
): Promise<Requirement> {
  const { redis, worker, slots } = context;
  const requirement = `priority queue: ${task.provider}, pushed last`;
  const expected = `started before every normal task that waits when it is pushed (${count(BACKLOG)} were pushed first)`;
  return verify(requirement, expected, async () => {
    const fromLine = worker.lines.length;
    const started = () => messagesOf(worker, fromLine).flatMap((message) => startedTask(message) ?? []);
    await redis.rpush(queues.normal, ...backlog.map(payloadOf));
    // When every slot is taken the next task to start is one that still waits.
    await eventually(() => started().length >= slots);
    const waiting = await pushAndSeeWhoWaits(context, task);
    await eventually(() => started().length > BACKLOG, { timeoutMs: BACKLOG_LIMIT_MS });
    const early = startedTooEarly({ started: started(), priorityTask: task.task_id, waiting });
    const seen = `${count(waiting.length)} waited, ${count(BACKLOG - waiting.length)} were started or in hand; of those that waited, ${early.length} started before it`;
    return { pass: waiting.length > 0 && early.length === 0, seen };
  });
}

/** Pushes the task and, in the same instant, reads which normal tasks no worker has taken yet. */
async function pushAndSeeWhoWaits({ redis }: ReplayContext, task: DemoTask): Promise<string[]> {
  const replies = await redis
    .multi()
    .lrange(queues.normal, 0, -1)
    .rpush(queues[task.queue], payloadOf(task))
    .exec();
  const [error, payloads] = replies?.[0] ?? [];
  if (error) throw error;
  if (!Array.isArray(payloads)) throw new Error('Redis did not tell which tasks wait');
  return payloads.map((payload) => String(parseJsonObject(String(payload))?.['task_id']));
}

function backlogAnswered(
  { redis }: ReplayContext,
  task: DemoTask,
  backlog: readonly DemoTask[],
): Promise<Requirement> {
  const keys = backlog.map(({ task_id }) => responseKey(task_id));
  return verify(`the backlog behind ${task.task_id}`, `${count(BACKLOG)} responses`, async () => {
    const allThere = async () => (await redis.exists(...keys)) === BACKLOG;
    await eventually(allThere, { timeoutMs: BACKLOG_LIMIT_MS, intervalMs: 25 }).catch(() => undefined);
    const responses = (await redis.mget(...keys)).map((text) => parseJsonObject(text ?? '')?.['status']);
    const successes = responses.filter((status) => status === 'SUCCESS').length;
    const others = responses.length - successes;
    return { pass: others === 0, seen: `${count(successes)} SUCCESS, ${count(others)} other or none` };
  });
}

function count(number: number): string {
  return number.toLocaleString('en-US');
}
