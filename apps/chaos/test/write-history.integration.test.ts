import { dirname } from 'node:path';
import { startRedis } from '@hub/testing';
import { expect, test } from 'vitest';
import { traceTasks } from '../src/audit/trace-tasks.ts';
import { readWriteHistory } from '../src/audit/write-history.ts';
import { taskPayload } from '../src/produce/task-payload.ts';

test('every push and every answer of a Redis that was killed in between is in its history', async () => {
  await using server = await startRedis({
    appendonly: 'always',
    args: ['--auto-aof-rewrite-percentage', '0'],
  });
  const redis = server.client();
  await redis.rpush('api:request:queue', taskPayload('a'), taskPayload('b'));
  await redis.rpush('some:other:list', taskPayload('c'));
  await redis.set('api:response:a', '{"data":{"nonce":"w0.1:1"}}', 'EX', 60);
  await server.kill9();
  await server.restart();
  const answerTwice = `for i, nonce in ipairs(ARGV) do
    redis.call('SET', KEYS[1], '{"data":{"nonce":"' .. nonce .. '"}}', 'EX', 60)
  end`;
  await redis.eval(answerTwice, 1, 'api:response:b', 'w0.1:2', 'w1.1:1');
  await redis.rpush('api:priority:queue', taskPayload('d'));
  await server.stop();

  const directory = dirname(server.path);
  const { arrived, answers } = await readWriteHistory(directory);
  expect([...arrived]).toEqual(['a', 'b', 'd']);
  expect(Object.fromEntries(answers)).toEqual({ a: ['w0.1:1'], b: ['w0.1:2', 'w1.1:1'] });
  expect(await traceTasks(directory, new Set(['b']))).toHaveLength(3);
});
