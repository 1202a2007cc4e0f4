import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokerTwin, type BrokerTwinOptions, createBrokerTwin, type TwinAddress } from '../src/index.ts';
import { kisHeaders, kiwoomHeaders, PRICE, STOCK } from './support/broker-calls.ts';
import type { HammerOrder, HammerReport } from './support/hammer.ts';
import { type HammerTeam, startHammerTeam } from './support/hammer-team.ts';

const PROCESSES = 4;
/** Virtual milliseconds per real one. */
const SPEED = 2;
/** Longer than two windows of virtual time, so that each kind shows its seam. */
const RUN_MS = 2_400 / SPEED;

let team: HammerTeam;
beforeAll(async () => {
  team = await startHammerTeam(PROCESSES);
});
afterAll(() => team[Symbol.asyncDispose]());

const kisOrder = async (address: TwinAddress, number = 0): Promise<HammerOrder> => ({
  origin: address.url,
  method: 'GET',
  path: `${PRICE.path}?${new URLSearchParams(PRICE.query).toString()}`,
  headers: { ...(await kisHeaders(address, number)), tr_id: PRICE.trId },
  connections: 4,
  durationMs: RUN_MS,
});

const kiwoomOrder = async (
  address: TwinAddress,
  number = 0,
  call: { apiId: string; path: string; body: Record<string, string> } = STOCK,
): Promise<HammerOrder> => ({
  origin: address.url,
  method: 'POST',
  path: call.path,
  headers: { ...(await kiwoomHeaders(address, number)), 'api-id': call.apiId },
  body: JSON.stringify(call.body),
  connections: 4,
  durationMs: RUN_MS,
});

/** When calls were let through, by scope of the window; virtual milliseconds. */
function admittedByScope(twin: BrokerTwin, trId: string): number[][] {
  const scopes = new Map<string, number[]>();
  for (const arrival of twin.calls().arrivals) {
    if (arrival.trId !== trId || !arrival.isAdmitted) continue;
    const times = scopes.get(arrival.scope) ?? [];
    times.push(arrival.atMs);
    scopes.set(arrival.scope, times);
  }
  return [...scopes.values()];
}

const worstSlidingSecond = (times: readonly number[]): number =>
  Math.max(...times.map((begin) => times.filter((at) => at >= begin && at < begin + 1_000).length));

const worstClockSecond = (times: readonly number[]): number =>
  Math.max(
    ...times.map(
      (begin) => times.filter((at) => Math.floor(at / 1_000) === Math.floor(begin / 1_000)).length,
    ),
  );

/** The first answers of a twin are slow; they are no part of what is counted. */
async function warmUp(twin: BrokerTwin, orders: readonly HammerOrder[]): Promise<void> {
  await team.run(orders.map((order) => ({ ...order, durationMs: 50 })));
  twin.clock.step(2_000);
  twin.clearCalls();
}

/** Runs the team against a twin and checks that both sides counted the same. */
async function hammered(
  options: BrokerTwinOptions,
  trId: string,
  orders: (twin: BrokerTwin) => Promise<HammerOrder[]>,
): Promise<{ report: HammerReport; scopes: number[][]; refused: number }> {
  await using twin = await createBrokerTwin({ ...options, clock: { speed: SPEED }, keptArrivals: 1_000_000 });
  const ready = await orders(twin);
  await warmUp(twin, ready);
  const report = await team.run(ready);
  const counts = twin.calls().counts.filter((count) => count.trId === trId);
  const scopes = admittedByScope(twin, trId);
  const total = (key: 'admitted' | 'refused'): number => counts.reduce((sum, count) => sum + count[key], 0);
  expect(report.statuses['200 ok']).toBe(total('admitted'));
  expect(scopes.flat().length).toBe(total('admitted'));
  const refusedThere = Object.entries(report.statuses).filter(([label]) => label.endsWith('refused'));
  expect(refusedThere.reduce((sum, [, count]) => sum + count, 0)).toBe(total('refused'));
  expect(total('refused')).toBeGreaterThan(20);
  return { report, scopes, refused: total('refused') };
}

const EGW00201 = '{"rt_cd":"1","msg1":"초당 거래건수를 초과하였습니다.","msg_cd":"EGW00201"}';

describe('KIS, four processes with one key', () => {
  const run = (real: NonNullable<BrokerTwinOptions['kis']>['real'] & object) =>
    hammered({ kis: { real } }, PRICE.trId, async (twin) => [await kisOrder(twin.kis.real)]);

  test('a sliding second never holds more than the limit', async () => {
    const { report, scopes } = await run({ limit: { kind: 'sliding_second' } });
    expect(scopes.map(worstSlidingSecond)).toEqual([18]);
    expect(report.refusals).toEqual([`500 ${EGW00201}`]);
  });

  test('a clock second never holds more than the limit, and a seam does', async () => {
    const { scopes } = await run({ limit: { kind: 'fixed_second' } });
    expect(scopes.map(worstClockSecond)).toEqual([18]);
    expect(scopes[0]!.length).toBeGreaterThan(2 * 18);
    expect(worstSlidingSecond(scopes[0]!)).toBeGreaterThan(18);
  });

  test('a token bucket lets its capacity and its refill through', async () => {
    const { scopes } = await run({ limit: { kind: 'token_bucket', limit: 10, capacity: 20 } });
    const [times = []] = scopes;
    const spanMs = times.at(-1)! - times[0]!;
    expect(times.length).toBeLessThanOrEqual(20 + (spanMs * 10) / 1_000 + 1e-9);
    expect(worstSlidingSecond(times)).toBeGreaterThanOrEqual(20);
    expect(worstSlidingSecond(times)).toBeLessThanOrEqual(30);
  });

  test('refused calls that count starve those who hammer', async () => {
    const { scopes } = await run({ limit: { kind: 'sliding_second', countRefused: true } });
    expect(scopes.map((times) => times.length)).toEqual([18]);
  });

  test('the status of a refusal can be 200', async () => {
    const { report } = await run({ rateStatus: 200, limit: { limit: 3 } });
    expect(report.refusals).toEqual([`200 ${EGW00201}`]);
  });

  test('two keys do not share', async () => {
    const { scopes } = await hammered(
      { kis: { real: { limit: { kind: 'sliding_second' } } } },
      PRICE.trId,
      async (twin) => [await kisOrder(twin.kis.real, 0), await kisOrder(twin.kis.real, 1)],
    );
    expect(scopes.map(worstSlidingSecond)).toEqual([18, 18]);
  });

  test('paper allows one', async () => {
    const { scopes } = await hammered({}, PRICE.trId, async (twin) => [await kisOrder(twin.kis.paper)]);
    expect(scopes.map(worstClockSecond)).toEqual([1]);
  });
});

describe('Kiwoom, four processes', () => {
  const limit = { kind: 'sliding_second', limit: 5 } as const;
  const text = (words: string): string => `429 {"return_msg":"${words}","return_code":5}`;
  const newWords =
    '허용된 요청 개수를 초과하였습니다[1700:허용된 API 요청 개수를 초과하였습니다. 유량=5, API ID=ka10001]';
  const oldWords =
    '허용된 요청 개수를 초과하였습니다[1700:허용된 요청 개수를 초과하였습니다. API ID=ka10001]';

  test('each key and API id has a window of its own', async () => {
    const book = { apiId: 'ka10004', path: '/api/dostk/mrkcond', body: { stk_cd: '005930' } };
    await using twin = await createBrokerTwin({
      clock: { speed: SPEED },
      kiwoom: { real: { limit } },
      keptArrivals: 1_000_000,
    });
    const { real } = twin.kiwoom;
    const orders = [await kiwoomOrder(real), await kiwoomOrder(real, 1), await kiwoomOrder(real, 0, book)];
    await team.run([...orders, orders[0]!]);
    expect(admittedByScope(twin, 'ka10001').map(worstSlidingSecond)).toEqual([5, 5]);
    expect(admittedByScope(twin, 'ka10004').map(worstSlidingSecond)).toEqual([5]);
  });

  test.each([
    ['since_2026q2', newWords],
    ['before_2026q2', oldWords],
  ] as const)('the words of %s', async (rateText, words) => {
    const { report, scopes } = await hammered(
      { kiwoom: { real: { limit, rateText } } },
      'ka10001',
      async (twin) => [await kiwoomOrder(twin.kiwoom.real)],
    );
    expect(scopes.map(worstSlidingSecond)).toEqual([5]);
    expect(report.refusals).toEqual([text(words)]);
  });

  test('limits halved without notice: the words still tell the old one', async () => {
    const options: BrokerTwinOptions = {
      kiwoom: { real: { limit: { ...limit, limit: 10 } } },
      faults: [{ broker: 'KIWOOM', fault: { kind: 'limit', factor: 0.5 } }],
    };
    const { report, scopes } = await hammered(options, 'ka10001', async (twin) => [
      await kiwoomOrder(twin.kiwoom.real),
    ]);
    expect(scopes.map(worstSlidingSecond)).toEqual([5]);
    expect(report.refusals).toEqual([text(newWords.replace('유량=5', '유량=10'))]);
  });

  test('mock: bursts of two, then one a second', async () => {
    const { scopes } = await hammered({}, 'ka10001', async (twin) => [await kiwoomOrder(twin.kiwoom.paper)]);
    const [times = []] = scopes;
    expect(worstSlidingSecond(times)).toBe(2);
    expect(times.length).toBeLessThanOrEqual(2 + (times.at(-1)! - times[0]!) / 1_000 + 1e-9);
  });
});

test('a limit changed while four processes hammer holds from the next call on', async () => {
  await using twin = await createBrokerTwin({
    clock: { speed: SPEED },
    kis: { real: { limit: { kind: 'sliding_second', limit: 30 } } },
    keptArrivals: 1_000_000,
  });
  const order = await kisOrder(twin.kis.real);
  await team.run([order]);
  expect(admittedByScope(twin, PRICE.trId).map(worstSlidingSecond)).toEqual([30]);
  twin.clearCalls();
  twin.setLimit({ broker: 'KIS', environment: 'real', rule: { limit: 7 } });
  await team.run([order]);
  expect(admittedByScope(twin, PRICE.trId).map(worstSlidingSecond)).toEqual([7]);
});
