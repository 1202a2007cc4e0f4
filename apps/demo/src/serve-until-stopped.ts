import type { RunningWorker } from '@hub/testing';
import { connectRedis } from './connect-redis.ts';
import { followLines } from './follow-lines.ts';
import { type Environment, hubSettings, startMockWorker, stopWorker } from './mock-worker.ts';
import { type OpenedRedis, openRedis } from './open-redis.ts';
import { isOnPath, pushInstructions } from './push-instructions.ts';
import { pushTask } from './push-task.ts';
import { lastBeatKey, reportTasks, responseKey } from './report-tasks.ts';
import { ResponsePrinter } from './response-printer.ts';
import type { StopRequest } from './stop-request.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly stop: StopRequest;
  readonly print: (line: string) => void;
}

const LAST_LINES = 20;

/**
 * The whole way once, with four tasks, and then serves whatever is pushed until somebody stops it.
 *
 * @returns the exit code
 */
export async function serveUntilStopped({ environment, stop, print }: ServeOptions): Promise<number> {
  await using resources = new AsyncDisposableStack();
  const redis = resources.use(await openRedis({ redisUrl: environment['REDIS_URL'], log: print }));
  const client = resources.adopt(await connectRedis(redis.url), (connection) => connection.disconnect());
  const worker = resources.use(await startMockWorker(redis.url, hubSettings(environment)));
  print(`Redis:  ${redis.description}`);
  print(`Worker: process ${worker.pid}, mock mode`);
  print('');

  const tasks = Object.values(reportTasks);
  const responseKeys = tasks.map(({ task_id }) => responseKey(task_id));
  await client.del(...responseKeys);
  const printer = new ResponsePrinter(client, print);
  void followLines(worker, printer.onLine);
  printer.head();
  for (const task of tasks) await pushTask(client, task);

  const answered = printer.printed(tasks.length).then(() => announce(redis, print));
  const serving = answered.then(() => stop.requested);
  const ended = await Promise.race([serving, stop.requested, worker.exit]);
  if (typeof ended !== 'string') return reportCrash(worker, print);

  print('Stopping.');
  const { code } = await stopWorker(worker);
  if (redis.isBorrowed) await client.del(...responseKeys, lastBeatKey);
  print(`Worker stopped with exit code ${code}.`);
  return code === 0 ? 0 : 1;
}

function announce(redis: OpenedRedis, print: (line: string) => void): void {
  print('');
  for (const line of pushInstructions({ ...redis, redisUrl: redis.url, hasRedisCli: isOnPath('redis-cli') }))
    print(line);
  print('');
  print('Serving. Ctrl-C stops everything this command started.');
}

function reportCrash(worker: RunningWorker, print: (line: string) => void): number {
  print('The worker ended by itself. Its last lines:');
  for (const line of worker.lines.slice(-LAST_LINES)) print(`  ${line}`);
  return 1;
}
