import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BrokerTwin, createBrokerTwin } from '../src/index.ts';
import { kisGet, kisHeaders, type Seen, see } from './support/broker-calls.ts';

let twin: BrokerTwin;
let headers: Record<string, string>;
beforeAll(async () => {
  twin = await createBrokerTwin({ adminPort: 0, clock: { speed: 0 }, transcript: true });
  headers = await kisHeaders(twin.kis.real);
});
afterAll(() => twin.close());

const admin = (method: string, path: string, body?: unknown): Promise<Seen> =>
  see(`${twin.adminUrl}${path}`, { method, ...(body !== undefined && { body: JSON.stringify(body) }) });
const price = (): Promise<Seen> => kisGet(twin.kis.real, headers);

test('faults are added, listed with how often they hit, and removed', async () => {
  const added = await admin('POST', '/faults', [
    { id: 'gone', trId: 'FHKST01010100', fault: { kind: 'status', status: 503 } },
    { broker: 'KIWOOM', fault: { kind: 'drop' } },
  ]);
  expect([added.status, added.body]).toEqual([201, { ids: ['gone', 'fault-1'] }]);
  expect((await price()).status).toBe(503);
  expect((await admin('GET', '/faults')).body).toMatchObject([
    { id: 'gone', fired: 1 },
    { id: 'fault-1', fired: 0 },
  ]);
  expect((await admin('DELETE', '/faults/gone')).status).toBe(200);
  expect((await admin('DELETE', '/faults/gone')).status).toBe(404);
  expect((await price()).status).toBe(200);
  await admin('DELETE', '/faults');
  expect((await admin('GET', '/faults')).body).toEqual([]);
});

test('the clock is set, stepped and sped up', async () => {
  const at = Date.UTC(2026, 8, 11, 6, 10);
  expect((await admin('POST', '/clock', { setMs: at })).body).toEqual({
    nowMs: at,
    now: '2026-09-11T06:10:00.000Z',
    speed: 0,
  });
  expect((await admin('POST', '/clock', { stepMs: 500 })).body.nowMs).toBe(at + 500);
  expect((await admin('POST', '/clock', { speed: 60 })).body.speed).toBe(60);
  expect((await admin('POST', '/clock', { speed: 0 })).body.nowMs).toBeGreaterThanOrEqual(at + 500);
  expect((await price()).headers.get('date')).toMatch(/^Fri, 11 Sep 2026 06:1/);
});

test('limits are changed and told', async () => {
  await price();
  const change = { broker: 'KIS', environment: 'real', rule: { limit: 2, kind: 'sliding_second' } };
  const limits = (await admin('POST', '/limits', change)).body;
  expect(limits[0]).toMatchObject({
    broker: 'KIS',
    environment: 'real',
    rule: { limit: 2, kind: 'sliding_second' },
  });
  expect((await admin('GET', '/limits')).body).toEqual(limits);
  await admin('POST', '/clock', { stepMs: 2_000 });
  expect([(await price()).status, (await price()).status, (await price()).status]).toEqual([200, 200, 500]);
  await admin('POST', '/limits', { rule: { limit: 1_000 } });
});

test('calls are counted by TR and by what became of them', async () => {
  await admin('DELETE', '/calls');
  await price();
  const { counts, arrivals } = (await admin('GET', '/calls')).body;
  expect(counts).toEqual([
    {
      broker: 'KIS',
      environment: 'real',
      trId: 'FHKST01010100',
      total: 1,
      admitted: 1,
      refused: 0,
      statuses: { 200: 1 },
    },
  ]);
  expect(arrivals).toMatchObject([{ trId: 'FHKST01010100', isAdmitted: true, atMs: twin.clock.now() }]);
});

test('the transcript is read and emptied', async () => {
  await admin('DELETE', '/transcript');
  await price();
  const { headers: answered, text } = await admin('GET', '/transcript');
  expect(answered.get('content-type')).toContain('application/x-ndjson');
  expect(text).toBe(twin.transcript());
  expect(text.trimEnd().split('\n')).toHaveLength(1);
});

test('tokens are killed: those of one key, of one broker, all', async () => {
  expect((await admin('POST', '/tokens/kill', { appKey: 'nobody' })).body).toEqual({ killed: 0 });
  expect((await admin('POST', '/tokens/kill', { broker: 'KIS' })).body).toEqual({ killed: 1 });
  expect((await price()).body.msg_cd).toBe('EGW00121');
});

test.each([
  ['POST', '/faults', '{', 'The body is not JSON'],
  ['POST', '/faults', '{"fault":{"kind":"flood"}}', 'fault.kind is "flood"'],
  ['POST', '/clock', '{"stepMs":-1}', 'stepMs is -1'],
  ['POST', '/limits', '{"rule":{"limit":0}}', 'rule.limit is 0'],
  ['POST', '/limits', '{"limit":3}', 'rule is missing'],
  ['POST', '/tokens/kill', '{"broker":"KB"}', 'broker is "KB"'],
])('%s %s refuses %s and says why', async (method, path, body, message) => {
  const { status, body: answer } = await see(`${twin.adminUrl}${path}`, { method, body });
  expect([status, answer.error]).toEqual([400, expect.stringContaining(message)]);
});

test('a path that is none lists those that are', async () => {
  expect(await admin('GET', '/')).toMatchObject({
    status: 404,
    body: { routes: expect.arrayContaining(['POST /faults', 'GET /calls']) },
  });
});
