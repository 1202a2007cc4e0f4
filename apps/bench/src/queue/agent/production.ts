import { monotonicUs } from '../../measure/monotonic-us.ts';
import { letGo, waitUntilUs } from '../../measure/precise-wait.ts';
import { benchTask, benchTasks } from '../bench-task.ts';
import { arrivals } from '../measure/arrivals.ts';
import type { QueueSystem } from '../systems/queue-system.ts';
import type { FillReply, FlowReply, OrderOf } from './protocol.ts';

/** Tasks per bulk call; more makes no system faster. */
const bulkTasks = 1_000;
/** Between the connection and the first arrival, microseconds. */
const leadUs = 50_000;

export async function fill(system: QueueSystem, { port, tasks }: OrderOf<'fill'>): Promise<FillReply> {
  const producer = await system.openProducer(port);
  const startedUs = monotonicUs();
  for (let from = 0; from < tasks; from += bulkTasks) {
    await producer.addMany(benchTasks(from, Math.min(bulkTasks, tasks - from)));
  }
  const elapsedUs = monotonicUs() - startedUs;
  await producer.close();
  return { startedUs, elapsedUs };
}

export async function flow(system: QueueSystem, order: OrderOf<'flow'>): Promise<FlowReply> {
  const producer = await system.openProducer(order.port);
  const beginUs = monotonicUs() + leadUs;
  const latenessesUs: number[] = [];
  const pushes: Promise<void>[] = [];
  for (const [index, atUs] of arrivals(order.tasks, order.perSecond, order.seed).entries()) {
    const dueUs = beginUs + atUs;
    await waitUntilUs(dueUs);
    latenessesUs.push(monotonicUs() - dueUs);
    pushes.push(producer.addOne(benchTask(index, dueUs)));
    await letGo();
  }
  await Promise.all(pushes);
  await producer.close();
  return { latenessesUs };
}
