import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type BrokerTwin, createBrokerTwin, type Fault } from '../src/index.ts';
import {
  accountOf,
  kisGet,
  kisHeaders,
  kiwoomHeaders,
  kiwoomPost,
  PRICE,
  type Seen,
  see,
} from './support/broker-calls.ts';
import { rawExchange, requestText } from './support/raw-exchange.ts';

let twin: BrokerTwin;
let kis: Record<string, string>;
let kiwoom: Record<string, string>;

beforeAll(async () => {
  twin = await createBrokerTwin({
    clock: { speed: 0 },
    kis: { real: { limit: { limit: 1_000 } } },
    transcript: true,
  });
  kis = await kisHeaders(twin.kis.real);
  kiwoom = await kiwoomHeaders(twin.kiwoom.real);
});
afterEach(() => {
  twin.faults.clear();
  twin.clock.step(1_000);
});
afterAll(() => twin.close());

const price = (): Promise<Seen> => kisGet(twin.kis.real, kis);
const once = (fault: Fault): string => twin.faults.add({ trId: PRICE.trId, times: 1, fault });

/** Places an order for one share of each call; what the twin took is told by the number of the next order. */
const order = (): Promise<Seen> => {
  const { account } = accountOf(twin.kis.real);
  return see(`${twin.kis.real.url}/uapi/domestic-stock/v1/trading/order-cash`, {
    method: 'POST',
    headers: { ...kis, tr_id: 'TTTC0012U' },
    body: JSON.stringify({
      CANO: account.slice(0, 8),
      ACNT_PRDT_CD: account.slice(9),
      PDNO: '005930',
      ORD_DVSN: '01',
      ORD_QTY: '1',
      ORD_UNPR: '0',
    }),
  });
};
const orderNumber = async (): Promise<number> => Number((await order()).body.output.ODNO);

describe.each(['drop', 'reset'] as const)('%s', (kind) => {
  test.each([
    ['before', 1],
    ['after', 2],
  ] as const)('%s the effect: the order numbers go on by %i', async (when, distance) => {
    const number = await orderNumber();
    twin.faults.add({ trId: 'TTTC0012U', times: 1, fault: { kind, when } });
    await expect(order()).rejects.toThrow('fetch failed');
    expect(await orderNumber()).toBe(number + distance);
  });
});

test('a reset is a reset on the wire, a drop an orderly end without an answer', async () => {
  const port = Number(new URL(twin.kis.real.url).port);
  const text = requestText('GET', PRICE.path, { ...kis, tr_id: PRICE.trId });
  once({ kind: 'reset' });
  await expect(rawExchange(port, text)).rejects.toMatchObject({ code: 'ECONNRESET' });
  once({ kind: 'drop' });
  expect(await rawExchange(port, text)).toBe('');
});

test('a black hole never answers, and the next call is answered', async () => {
  once({ kind: 'black-hole' });
  const signal = AbortSignal.timeout(150);
  await expect(
    fetch(`${twin.kis.real.url}${PRICE.path}`, { headers: { ...kis, tr_id: PRICE.trId }, signal }),
  ).rejects.toThrow('timeout');
  expect((await price()).status).toBe(200);
});

test.each(['before', 'after'] as const)('a delay %s the effect makes the caller wait', async (when) => {
  once({ kind: 'delay', delayMs: 120, when });
  const begin = performance.now();
  expect((await price()).body.rt_cd).toBe('0');
  expect(performance.now() - begin).toBeGreaterThanOrEqual(119);
});

test('an answer that nobody waits for any more is no harm', async () => {
  once({ kind: 'delay', delayMs: 80 });
  const signal = AbortSignal.timeout(20);
  await expect(
    fetch(`${twin.kis.real.url}${PRICE.path}`, { headers: { ...kis, tr_id: PRICE.trId }, signal }),
  ).rejects.toThrow('timeout');
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await price()).status).toBe(200);
});

test('a delay before the effect moves it in virtual time, one after it does not', async () => {
  await using running = await createBrokerTwin({ clock: { speed: 100 }, transcript: true });
  const headers = await kisHeaders(running.kis.real);
  const at = async (when: 'before' | 'after'): Promise<number> => {
    running.faults.clear();
    running.faults.add({ fault: { kind: 'delay', delayMs: 200, when } });
    const sentAt = running.clock.now();
    await kisGet(running.kis.real, headers);
    const last = JSON.parse(running.transcript().trimEnd().split('\n').at(-1) ?? '');
    return last.at - sentAt;
  };
  expect(await at('before')).toBeGreaterThanOrEqual(200 * 100 - 100);
  expect(await at('after')).toBeLessThan(200 * 100);
});

test.each([502, 503])('status %i comes as a page of the proxy', async (status) => {
  once({ kind: 'status', status });
  const seen = await price();
  expect([seen.status, seen.body]).toEqual([status, undefined]);
  expect(seen.headers.get('content-type')).toContain('text/html');
  expect(seen.text).toContain(String(status));
});

test('an outage page comes with status 200', async () => {
  once({ kind: 'html' });
  const seen = await price();
  expect([seen.status, seen.body]).toEqual([200, undefined]);
  expect(seen.text).toContain('<html');
});

test('garbage keeps the headers of the answer', async () => {
  once({ kind: 'garbage' });
  const seen = await price();
  expect([seen.status, seen.headers.get('tr_id'), seen.body]).toEqual([200, PRICE.trId, undefined]);
});

test.each(['KIS', 'KIWOOM'] as const)(
  'a truncated body of %s ends before its announced end',
  async (broker) => {
    twin.faults.add({ broker, times: 1, fault: { kind: 'truncate', share: 0.3 } });
    await expect(broker === 'KIS' ? price() : kiwoomPost(twin.kiwoom.real, kiwoom)).rejects.toThrow(
      'terminated',
    );
  },
);

test('fields are added and missing', async () => {
  once({ kind: 'rewrite', remove: ['output.stck_prpr'], add: { 'output.brand_new': '1' } });
  const { output } = (await price()).body;
  expect(output).toMatchObject({ brand_new: '1' });
  expect(output).not.toHaveProperty('stck_prpr');
  expect((await price()).body.output).toHaveProperty('stck_prpr');
});

test('tokens die in the middle of a session, for both brokers in their own words', async () => {
  await using mortal = await createBrokerTwin();
  const kisKey = await kisHeaders(mortal.kis.real);
  const kiwoomKey = await kiwoomHeaders(mortal.kiwoom.real);
  mortal.faults.add({ nth: 2, times: 1, broker: 'KIS', fault: { kind: 'kill-tokens' } });
  mortal.faults.add({ nth: 2, times: 1, broker: 'KIWOOM', fault: { kind: 'kill-tokens' } });
  expect((await kisGet(mortal.kis.real, kisKey)).status).toBe(200);
  expect(await kisGet(mortal.kis.real, kisKey)).toMatchObject({ status: 500, body: { msg_cd: 'EGW00121' } });
  expect((await kiwoomPost(mortal.kiwoom.real, kiwoomKey)).body.return_code).toBe(0);
  expect(await kiwoomPost(mortal.kiwoom.real, kiwoomKey)).toMatchObject({
    status: 200,
    body: { return_code: 3 },
  });
  expect(
    (await kiwoomPost(mortal.kiwoom.real, await kiwoomHeaders(mortal.kiwoom.real))).body.return_code,
  ).toBe(0);
});

test('an address that is refused too often is turned away, and let in again after its time', async () => {
  await using strict = await createBrokerTwin({
    clock: { speed: 0 },
    kis: { real: { limit: { limit: 2 } } },
    faults: [{ fault: { kind: 'block-address', violations: 3, blockMs: 60_000 } }],
  });
  const headers = await kisHeaders(strict.kis.real);
  const statuses: number[] = [];
  for (let call = 0; call < 7; call += 1) statuses.push((await kisGet(strict.kis.real, headers)).status);
  expect(statuses).toEqual([200, 200, 500, 500, 500, 403, 403]);
  strict.clock.step(59_999);
  expect((await kisGet(strict.kis.real, headers)).status).toBe(403);
  strict.clock.step(1);
  expect((await kisGet(strict.kis.real, headers)).status).toBe(200);
});

test('a rule holds for its time window, its TR and its probability only', async () => {
  const fromMs = twin.clock.now() + 1_000;
  twin.faults.add({
    trId: PRICE.trId,
    fromMs,
    untilMs: fromMs + 1_000,
    fault: { kind: 'status', status: 502 },
  });
  const seen = async (): Promise<number> => (await price()).status;
  const before = await seen();
  twin.clock.step(1_000);
  const during = await seen();
  const other = (await kiwoomPost(twin.kiwoom.real, kiwoom)).status;
  twin.clock.step(1_000);
  expect([before, during, other, await seen()]).toEqual([200, 502, 200, 200]);

  twin.faults.add({ probability: 0.25, fault: { kind: 'status', status: 503 } });
  const statuses: number[] = [];
  for (let call = 0; call < 200; call += 1) statuses.push(await seen());
  const hits = statuses.filter((status) => status === 503).length;
  expect(hits).toBeGreaterThan(25);
  expect(hits).toBeLessThan(80);
});
