import type { RunningWorker } from '@hub/testing';
import type { Backend, OpenBackend } from './backend/backend.ts';
import { connectRedis } from './connect-redis.ts';
import { followLines } from './follow-lines.ts';
import { type Environment, startHubWorker, stopWorker } from './hub-worker.ts';
import { type OpenedRedis, openRedis } from './open-redis.ts';
import { isOnPath, pushInstructions } from './push-instructions.ts';
import { pushTask } from './push-task.ts';
import { lastBeatKey, responseKey } from './report-tasks.ts';
import { ResponsePrinter } from './response-printer.ts';
import type { StopRequest } from './stop-request.ts';

export interface ServeOptions {
  readonly environment: Environment;
  readonly stop: StopRequest;
  readonly print: (line: string) => void;
  readonly openBackend: OpenBackend;
}

const LAST_LINES = 20;

/**
 * The whole way once, with a few tasks, and then serves whatever is pushed until somebody stops it.
 *
 * @returns the exit code
 */
export async function serveUntilStopped(options: ServeOptions): Promise<number> {
  const { environment, stop, print, openBackend } = options;
  await using resources = new AsyncDisposableStack();
  const backend = resources.use(await openBackend(environment));
  const redisUrl = environment['REDIS_URL'];
  const redis = resources.use(await openRedis({ redisUrl, keepOff: backend.keepsFromRedisUrl, log: print }));
  const client = resources.adopt(await connectRedis(redis.url), (connection) => connection.disconnect());
  const worker = resources.use(await startHubWorker(redis.url, backend.settings));
  print(`Redis:  ${redis.description}`);
  for (const line of backend.description) print(line);
  print(`Worker: process ${worker.pid}, ${backend.mode}`);
  print('');

  const { tasks } = backend;
  const responseKeys = tasks.map(({ task_id }) => responseKey(task_id));
  await client.del(...responseKeys);
  const printer = new ResponsePrinter({ redis: client, print, tasks });
  void followLines(worker, printer.onLine);
  printer.head();
  for (const task of tasks) await pushTask(client, task);

  const answered = printer.printed(tasks.length).then(() => announce(redis, backend, print));
  const serving = answered.then(() => stop.requested);
  const ended = await Promise.race([serving, stop.requested, worker.exit]);
  if (typeof ended !== 'string') return reportCrash(worker, print);

  print('Stopping.');
  const { code } = await stopWorker(worker);
  if (redis.isBorrowed) await client.del(...responseKeys, lastBeatKey);
  print(`Worker stopped with exit code ${code}.`);
  return code === 0 ? 0 : 1;
}

function announce(redis: OpenedRedis, { examples }: Backend, print: (line: string) => void): void {
  const hasRedisCli = isOnPath('redis-cli');
  print('');
  for (const line of pushInstructions({ ...redis, redisUrl: redis.url, hasRedisCli, examples })) print(line);
  print('');
  print('Serving. Ctrl-C stops everything this command started.');
}

function reportCrash(worker: RunningWorker, print: (line: string) => void): number {
  print('The worker ended by itself. Its last lines:');
  for (const line of worker.lines.slice(-LAST_LINES)) print(`  ${line}`);
  return 1;
}
