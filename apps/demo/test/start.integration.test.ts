import { execFile } from 'node:child_process';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { eventually, startRedis, startWorker } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { DemoProcess, descendantsOf } from './support/demo-process.ts';

const SERVING = { timeoutMs: 30_000 };
const taskRow = (taskId: string, queue: string, provider: string, trId: string) =>
  new RegExp(`^${taskId} +\\| ${queue} +\\| ${provider} +\\| ${trId} +\\| SUCCESS +\\| \\d+ ms `, 'm');

const sh = async (command: string) => (await promisify(execFile)('sh', ['-c', command])).stdout;

/** A command it tells people to type. */
const told = ({ running }: DemoProcess, heading: string) =>
  running.lines[running.lines.indexOf(heading) + 1] ?? '';
const toldToPush = (start: DemoProcess) => told(start, 'Push one more from another terminal:');

/** Types the commands as they stand. */
async function pushOneMoreAsTold(start: DemoProcess): Promise<string> {
  await sh(toldToPush(start));
  return eventually(async () => {
    const answer = await sh(told(start, 'and read its answer:'));
    return answer.includes('{') && answer;
  });
}

describe('start', () => {
  test('answers four tasks and one more, and leaves nothing behind after SIGINT', async () => {
    await using start = await DemoProcess.start('start');
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toMatch(taskRow('test-001', 'normal', 'KIWOOM', 'TEST_TICK'));
    expect(start.text).toMatch(taskRow('test-002', 'normal', 'KIS', 'TEST_CANDLE'));
    expect(start.text).toMatch(taskRow('test-003', 'priority', 'KIS', 'TEST_ORDERBOOK'));
    expect(start.text).toMatch(taskRow('test-004', 'priority', 'KIWOOM', 'TEST_ORDERBOOK'));

    expect(await pushOneMoreAsTold(start)).toContain('"status":"SUCCESS"');
    await start.running.waitForLine(taskRow('test-123', '', 'KIS', 'FHKST01010100'));

    const started = descendantsOf(start.running.pid);
    expect(started.length).toBeGreaterThanOrEqual(2);
    start.running.signal('SIGINT');
    expect(await start.running.exit).toEqual({ code: 0, signal: null });
    await start.hasLeftNothing(started);
  });

  test('tells how without redis-cli, warns of what the worker warns of, and stops at SIGTERM', async () => {
    await using start = await DemoProcess.start('start', { PATH: dirname(process.execPath) });
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).not.toContain('redis-cli');
    expect(await pushOneMoreAsTold(start)).toContain('"status":"SUCCESS"');

    await sh(toldToPush(start).replace(/'\{.*\}'$/, "'oops'"));
    await start.running.waitForLine('worker: Task unknown refused: ERR_TASK_NOT_JSON');

    const started = descendantsOf(start.running.pid);
    start.running.signal('SIGTERM');
    expect(await start.running.exit).toEqual({ code: 0, signal: null });
    await start.hasLeftNothing(started);
  });

  test('uses database 15 of REDIS_URL, whatever the URL says, and leaves it as it was', async () => {
    await using server = await startRedis({ tcp: true });
    await server.client(0).set('production', 'data');
    await server.client().set('other', 'data');
    await using start = await DemoProcess.start('start', { REDIS_URL: server.url.replace('/15', '/0') });
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toContain(`Redis:  ${server.url} (REDIS_URL)`);
    expect(start.text).toContain('redis-cli -u "$REDIS_URL" -n 15 RPUSH');

    start.running.signal('SIGINT');
    expect(await start.running.exit).toEqual({ code: 0, signal: null });
    expect(await server.client(0).keys('*')).toEqual(['production']);
    expect(await server.client().keys('*')).toEqual(['other']);
  });

  test.each([
    ['nobody answers', 'redis://127.0.0.1:1/15', 'redis://127.0.0.1:1/15 does not answer'],
    ['it is no URL of Redis', 'localhost:6379', 'it is no redis:// or rediss:// URL'],
  ])('starts a Redis of its own when %s', async (_, redisUrl, reason) => {
    await using start = await DemoProcess.start('start', { REDIS_URL: redisUrl });
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toContain(`REDIS_URL is not used: ${reason}`);
  });

  test('takes no tasks from a worker that uses REDIS_URL', async () => {
    await using server = await startRedis({ tcp: true });
    await using worker = await startWorker({ redisUrl: server.url });
    await using start = await DemoProcess.start('start', { REDIS_URL: server.url });
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toContain('is in use (workers alive: 1, tasks waiting: 0)');
    expect(await server.client().keys('api:*')).toEqual([]);
    expect(worker.lines.join()).not.toContain('Processing task');
  });

  test('takes no tasks that wait in REDIS_URL', async () => {
    await using server = await startRedis({ tcp: true });
    await server.client().rpush('api:priority:queue', '{"task_id":"real"}');
    await using start = await DemoProcess.start('start', { REDIS_URL: server.url });
    await start.running.waitForLine('Serving.', SERVING);
    expect(start.text).toContain('is in use (workers alive: 0, tasks waiting: 1)');
    expect(await server.client().llen('api:priority:queue')).toBe(1);
  });

  test('says so and ends with 1 when the worker dies', async () => {
    await using start = await DemoProcess.start('start');
    await start.running.waitForLine('Serving.', SERVING);
    const started = descendantsOf(start.running.pid);
    process.kill(Number(/Worker: process (\d+)/.exec(start.text)?.[1]), 'SIGKILL');
    expect(await start.running.exit).toEqual({ code: 1, signal: null });
    expect(start.text).toContain('The worker ended by itself. Its last lines:');
    await start.hasLeftNothing(started);
  });

  test('ends with 1 and the reason when there can be no Redis', async () => {
    await using start = await DemoProcess.start('start', { HUB_TEST_REDIS_SERVER: '/no/such/program' });
    expect(await start.running.exit).toEqual({ code: 1, signal: null });
    expect(start.running.lines).toEqual(['HUB_TEST_REDIS_SERVER names no program: /no/such/program']);
  });

  test('tells why a worker does not start', async () => {
    await using start = await DemoProcess.start('start', { HUB_BATCH_SIZE: 'many' });
    expect(await start.running.exit).toEqual({ code: 1, signal: null });
    expect(start.text).toContain('HUB_BATCH_SIZE');
    await start.hasLeftNothing([]);
  });
});
