// Answers one task in ten twice, as a worker does that does not look whether its lease is still its own.
import { runCarelessWorker } from './careless-worker.ts';

runCarelessWorker(10, async ({ answer }, taskId) => {
  await answer(taskId);
  if (taskId.endsWith('0')) await answer(taskId);
});
