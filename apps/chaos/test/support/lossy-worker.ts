// Takes a task out of Redis before it is done: what it has in hand dies with it.
import { setTimeout as sleep } from 'node:timers/promises';
import { runCarelessWorker } from './careless-worker.ts';

runCarelessWorker(10, async ({ workMs, answer }, taskId) => {
  await sleep(workMs(taskId));
  await answer(taskId);
});
