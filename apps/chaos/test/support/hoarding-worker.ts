// Takes every task into a lease, and never finishes one in ten.
import { runCarelessWorker } from './careless-worker.ts';

runCarelessWorker(10, async ({ redis, answer }, taskId, payload) => {
  if (taskId.endsWith('0')) await redis.hset('{api:request:queue}:inflight:hoarder', taskId, payload);
  else await answer(taskId);
});
