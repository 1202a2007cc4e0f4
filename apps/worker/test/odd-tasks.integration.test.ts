import { eventually, type RedisServer, type RunningWorker, startRedis, startWorker } from '@hub/testing';
import type { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

// WIRE, "Bad input: nothing vanishes", and beyond: every row has its answer or its dead letter, and one worker
// process lives through them all.

const queue = 'api:request:queue';
const dead = `{${queue}}:dead`;

let server: RedisServer;
let redis: Redis;
let worker: RunningWorker;

beforeAll(async () => {
  server = await startRedis({ tcp: true });
  redis = server.client();
  worker = await startWorker({
    redisUrl: server.url,
    env: { HUB_MOCK_LATENCY_MS: '1', HUB_MAX_TASK_BYTES: '100000' },
  });
});

afterAll(async () => {
  await worker?.close();
  await server?.close();
});

const task = (id: string, more: object = {}): string =>
  JSON.stringify({ task_id: id, provider: 'KIS', tr_id: 'TEST_CANDLE', params: {}, ...more });

async function response(id: string) {
  const text = await eventually(() => redis.get(`api:response:${id}`));
  return JSON.parse(text ?? '');
}

async function buried(payload: string | Buffer) {
  const wanted = Buffer.isBuffer(payload) ? payload.toString('utf8') : payload;
  return await eventually(async () => {
    const entries = (await redis.lrange(dead, 0, -1)).map((entry) => JSON.parse(entry));
    return entries.find((entry) => entry.payload === wanted) ?? false;
  });
}

describe('no JSON object: whole to the dead letters, no response possible', () => {
  test.each<[string, string | Buffer, string]>([
    ['an empty text', '', 'ERR_TASK_NOT_JSON'],
    ['a space', ' ', 'ERR_TASK_NOT_JSON'],
    ['plain words', 'hello', 'ERR_TASK_NOT_JSON'],
    ['Korean words', '삼성전자 현재가', 'ERR_TASK_NOT_JSON'],
    ['JSON cut off', '{"task_id":"cut","provider":"KIS"', 'ERR_TASK_NOT_JSON'],
    ['JSON with something behind it', `${task('behind')} x`, 'ERR_TASK_NOT_JSON'],
    ['two objects', `${task('two')}${task('two')}`, 'ERR_TASK_NOT_JSON'],
    ['single quotes', "{'task_id':'single'}", 'ERR_TASK_NOT_JSON'],
    ['a trailing comma', '{"task_id":"comma",}', 'ERR_TASK_NOT_JSON'],
    ['NaN', '{"task_id":"nan","params":{"x":NaN}}', 'ERR_TASK_NOT_JSON'],
    ['a raw control character', '{"task_id":"a\u0001"}', 'ERR_TASK_NOT_JSON'],
    ['a NUL byte', Buffer.from([0]), 'ERR_TASK_NOT_JSON'],
    ['XML', '<task id="1"/>', 'ERR_TASK_NOT_JSON'],
    ['a Redis command', 'FLUSHALL', 'ERR_TASK_NOT_JSON'],
    ['a number', '42', 'ERR_TASK_NOT_AN_OBJECT'],
    ['a text', '"task"', 'ERR_TASK_NOT_AN_OBJECT'],
    ['null', 'null', 'ERR_TASK_NOT_AN_OBJECT'],
    ['true', 'true', 'ERR_TASK_NOT_AN_OBJECT'],
    ['a list', `[${task('in-a-list')}]`, 'ERR_TASK_NOT_AN_OBJECT'],
    ['more than the limit', task('big', { params: { x: 'x'.repeat(100_001) } }), 'ERR_TASK_TOO_LARGE'],
  ])('%s', async (_what, payload, code) => {
    await redis.rpush(queue, payload);
    const entry = await buried(payload);
    expect(entry).toMatchObject({ code, origin: queue });
    expect(entry.reason).not.toBe('');
    expect(entry.time_ms).toBeGreaterThan(0);
  });
});

describe('an object that breaks the schema: answered ERR_TASK_INVALID naming the fields, and buried', () => {
  test.each<[string, object, string[]]>([
    ['no-tr', { tr_id: undefined }, ['tr_id']],
    ['null-tr', { tr_id: null }, ['tr_id']],
    ['empty-tr', { tr_id: '' }, ['tr_id']],
    ['number-tr', { tr_id: 7 }, ['tr_id']],
    ['no-provider', { provider: undefined }, ['provider']],
    ['blank-provider', { provider: '  ' }, ['provider']],
    ['object-provider', { provider: {} }, ['provider']],
    ['list-params', { params: [1] }, ['params']],
    ['text-params', { params: 'x' }, ['params']],
    ['number-params', { params: 0 }, ['params']],
    ['text-deadline', { deadline_ms: 'tomorrow' }, ['deadline_ms']],
    ['no-attempts', { max_attempts: 0 }, ['max_attempts']],
    ['half-attempts', { max_attempts: 1.5 }, ['max_attempts']],
    ['number-account', { account: 5 }, ['account']],
    ['object-key', { idempotency_key: {} }, ['idempotency_key']],
    ['future', { v: 2 }, ['v']],
    [
      'everything',
      { provider: 1, tr_id: [], params: 'x', deadline_ms: {} },
      ['provider', 'tr_id', 'params', 'deadline_ms'],
    ],
    ['한글-아이디', { tr_id: undefined }, ['tr_id']],
  ])('%s', async (id, fields, named) => {
    const payload = task(id, fields);
    await redis.rpush(queue, payload);
    const stored = await response(id);
    expect(stored).toMatchObject({
      task_id: id,
      status: 'ERROR',
      error: { code: 'ERR_TASK_INVALID', retry: 'never' },
    });
    expect(stored.circuit_state).toBeDefined();
    for (const field of named) {
      expect(stored.reason).toContain(field);
    }
    expect(await buried(payload)).toMatchObject({ code: 'ERR_TASK_INVALID', origin: queue });
  });

  test('without a usable task_id it is only buried', async () => {
    const payload = JSON.stringify({ provider: 'KIS', params: [] });
    await redis.rpush(queue, payload);
    expect(await buried(payload)).toMatchObject({ code: 'ERR_TASK_INVALID' });
  });
});

describe('odd but fine: answered', () => {
  test.each<[string, object]>([
    ['lower-case', { provider: 'kis' }],
    ['mixed-case', { provider: 'KiWoom' }],
    ['null-params', { params: null }],
    ['no-params', { params: undefined }],
    ['number-priority', { priority: 7 }],
    ['object-priority', { priority: { level: 'HIGH' } }],
    ['odd-timestamp', { timestamp: ['now'] }],
    ['odd-callback', { callback_key: 5 }],
    [
      'null-everything',
      { account: null, deadline_ms: null, max_attempts: null, idempotency_key: null, v: null },
    ],
    ['unknown-fields', { foo: { bar: [1, 2, 3] }, 필드: '값' }],
    ['both-dialects', { params: { symbol: 'A005930', FID_INPUT_ISCD: '005930', stk_cd: '005930' } }],
    ['huge-number', { params: { x: 1e308, y: -1e-308 } }],
    ['id with spaces and : and {braces}', {}],
    ['emoji-😀', { params: { 종목: '005930' } }],
    ['proto', { params: JSON.parse('{"__proto__": {"polluted": true}}') }],
  ])('%s', async (id, fields) => {
    await redis.rpush(queue, task(id, fields));
    expect(await response(id)).toMatchObject({ task_id: id, status: 'SUCCESS' });
  });

  test('an unknown provider is answered NO_CLIENT_ and its name as sent', async () => {
    await redis.rpush(queue, task('stranger', { provider: 'Upbit' }));
    expect(await response('stranger')).toMatchObject({ status: 'ERROR', reason: 'NO_CLIENT_Upbit' });
  });

  test.each<[string, unknown]>([
    ['missing', undefined],
    ['null', null],
    ['a number', 5],
    ['an object', {}],
    ['the text unknown', 'unknown'],
    ['empty', ''],
  ])('task_id %s: the task runs, no response is stored, the log says so', async (_what, taskId) => {
    const before = await redis.keys('api:response:*');
    const logged = worker.lines.length;
    await redis.rpush(
      queue,
      JSON.stringify({ task_id: taskId, provider: 'KIS', tr_id: 'NO_ID_TEST', params: {} }),
    );
    await worker.waitForMessage('Task without task_id done (KIS NO_ID_TEST)', { fromLine: logged });
    await redis.rpush(queue, task(`after-${_what}`));
    await response(`after-${_what}`);
    const after = await redis.keys('api:response:*');
    expect(after.length).toBe(before.length + 1);
  });
});

test('nothing was lost and the worker is the same process', async () => {
  const pid = worker.pid;
  await redis.rpush(queue, task('last'));
  await response('last');
  expect(() => process.kill(pid, 0)).not.toThrow();
  expect(worker.lines.filter((line) => line.includes('RestApiWorker started'))).toHaveLength(1);
  expect(await redis.llen(queue)).toBe(0);
  expect(await redis.keys('{*:inflight:*')).toHaveLength(1);
  const inflight = await redis.hkeys((await redis.keys('{*:inflight:*'))[0] ?? '');
  expect(inflight.filter((field) => /^[pn]\d/.test(field))).toEqual([]);
});
