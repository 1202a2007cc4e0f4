import { isProviderError, type ProviderRequest } from '@hub/provider';
import { fakeClock, seededRandom } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { createMockProvider } from './create-mock-provider.ts';
import type { MockProviderOptions } from './mock-provider-options.ts';

const request: ProviderRequest = {
  trId: 'TEST_CANDLE',
  params: { symbol: '005930', time: '0900' },
  account: 'default',
};
const context = () => ({ signal: new AbortController().signal });

describe('answer', () => {
  test('has the shape of the wire contract, for any TR', async () => {
    const clock = fakeClock({ startMs: Date.UTC(2026, 10, 23, 0, 5, 6, 7) });
    const provider = createMockProvider({ name: 'KIS', latencyMs: 0, clock });
    expect(await provider.call(request, context())).toEqual({
      data: {
        provider: 'KIS',
        tr_id: 'TEST_CANDLE',
        params: { symbol: '005930', time: '0900' },
        result: 'SUCCESS',
        data: { symbol: '005930', timestamp: '2026-11-23T00:05:06.007Z', candles: expect.any(Array) },
      },
    });
    const other = await provider.call({ ...request, trId: '무엇이든', params: {} }, context());
    expect(other).toMatchObject({ data: { tr_id: '무엇이든', params: {}, data: { symbol: 'TEST' } } });
  });

  test.each([
    [{}, 'TEST'],
    [{ symbol: null }, 'TEST'],
    [{ symbol: '' }, 'TEST'],
    [{ symbol: 'aapl' }, 'aapl'],
    [{ symbol: 5930 }, 5930],
    [{ symbol: { toString: 1 } }, { toString: 1 }],
    [{ stk_cd: '005930' }, 'TEST'],
  ])('to %j is about %j', async (params, symbol) => {
    const provider = createMockProvider({ name: 'KIWOOM', latencyMs: 0 });
    const answer = await provider.call({ ...request, params }, context());
    expect(answer).toMatchObject({ data: { data: { symbol } } });
  });
});

describe('latency', () => {
  test('is spent before each answer, and the time stamp is that of the answer', async () => {
    const clock = fakeClock({ startMs: 0 });
    const provider = createMockProvider({ name: 'KIS', clock });
    let answered: unknown;
    const call = provider.call(request, context()).then((answer) => {
      answered = answer;
    });
    await clock.advance(99);
    expect(answered).toBeUndefined();
    await clock.advance(1);
    await call;
    expect(answered).toMatchObject({ data: { data: { timestamp: '1970-01-01T00:00:00.100Z' } } });
  });

  test('of many calls passes at the same time', async () => {
    const clock = fakeClock();
    const provider = createMockProvider({ name: 'KIS', latencyMs: 50, clock });
    const calls = Array.from({ length: 100 }, () => provider.call(request, context()));
    await clock.advance(50);
    expect(await Promise.all(calls)).toHaveLength(100);
    expect(clock.sleeping).toBe(0);
  });

  test('of zero does not sleep at all', async () => {
    const clock = { now: () => 0, sleep: () => Promise.reject(new Error('must not sleep')) };
    const provider = createMockProvider({ name: 'KIS', latencyMs: 0, clock });
    await expect(provider.call(request, context())).resolves.toBeDefined();
  });

  test('ends at once when the signal fires, leaving no sleeper', async () => {
    const clock = fakeClock();
    const controller = new AbortController();
    const call = createMockProvider({ name: 'KIS', clock }).call(request, { signal: controller.signal });
    controller.abort(new Error('enough'));
    await expect(call).rejects.toMatchObject({ code: 'ERR_CANCELLED', cause: new Error('enough') });
    expect(clock.sleeping).toBe(0);
  });

  test('may be cut short by a clock that resolves early', async () => {
    const controller = new AbortController();
    const provider = createMockProvider({ name: 'KIS', clock: fakeClock({ whenAborted: 'resolve' }) });
    const call = provider.call(request, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
  });

  test('does not hide a broken clock', async () => {
    const clock = { now: () => 0, sleep: () => Promise.reject(new Error('no time')) };
    await expect(createMockProvider({ name: 'KIS', clock }).call(request, context())).rejects.toThrow(
      'no time',
    );
  });

  test('longer than the caller waits is a timeout', async () => {
    const clock = fakeClock();
    const provider = createMockProvider({ name: 'KIS', latencyMs: 100, clock });
    const call = expect(provider.call(request, { ...context(), timeoutMs: 99 })).rejects.toMatchObject({
      code: 'ERR_PROVIDER_TIMEOUT',
      timeoutMs: 99,
    });
    await clock.advance(99);
    await call;
  });

  test('exactly as long as the caller waits is in time', async () => {
    const clock = fakeClock();
    const provider = createMockProvider({ name: 'KIS', latencyMs: 100, clock });
    const call = provider.call(request, { ...context(), timeoutMs: 100 });
    await clock.advance(100);
    await expect(call).resolves.toBeDefined();
  });
});

describe('an order', () => {
  const orders: MockProviderOptions = {
    name: 'KIS',
    operationClass: (trId) => (trId === 'ORDER' ? 'order' : 'quote'),
  };
  const order: ProviderRequest = { ...request, trId: 'ORDER' };

  test('that is not answered in time may have happened', async () => {
    const clock = fakeClock();
    const call = createMockProvider({ ...orders, clock }).call(order, { ...context(), timeoutMs: 1 });
    const outcome = call.catch((error: unknown) => error);
    await clock.advance(1);
    expect(await outcome).toMatchObject({ retry: 'outcome-unknown' });
  });

  test('that is cancelled while under way may have happened', async () => {
    const controller = new AbortController();
    const provider = createMockProvider({ ...orders, clock: fakeClock() });
    const call = provider.call(order, { signal: controller.signal });
    controller.abort();
    await expect(call).rejects.toMatchObject({ retry: 'outcome-unknown', cause: controller.signal.reason });
  });

  test('that is cancelled before it was sent did not happen', async () => {
    const provider = createMockProvider({ ...orders, clock: fakeClock() });
    await expect(provider.call(order, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'ERR_CANCELLED',
    });
  });

  test('is none by default', () => {
    expect(createMockProvider({ name: 'KIS' }).operationClass('TTTC0802U')).toBe('quote');
  });
});

describe('failure rate', () => {
  const failures = async (options: Partial<MockProviderOptions>, count: number): Promise<number[]> => {
    const provider = createMockProvider({ name: 'KIS', latencyMs: 0, random: seededRandom(7), ...options });
    const failed: number[] = [];
    for (let index = 0; index < count; index += 1) {
      try {
        await provider.call(request, context());
      } catch (error) {
        expect(
          isProviderError(error) && error.code === 'ERR_PROVIDER_UNAVAILABLE' && error.retry === 'safe',
        ).toBe(true);
        failed.push(index);
      }
    }
    return failed;
  };

  test('of zero never fails, and asks for no chance', async () => {
    const random = (): number => {
      throw new Error('must not be asked');
    };
    expect(await failures({ random }, 100)).toEqual([]);
  });

  test('of one always fails', async () => {
    expect(await failures({ failureRate: 1 }, 100)).toHaveLength(100);
  });

  test('in between fails that share, the same calls for the same seed', async () => {
    const failed = await failures({ failureRate: 0.2 }, 2_000);
    expect(failed.length / 2_000).toBeCloseTo(0.2, 1);
    expect(await failures({ failureRate: 0.2 }, 2_000)).toEqual(failed);
  });

  test('takes effect after the latency', async () => {
    const clock = fakeClock();
    const call = createMockProvider({ name: 'KIS', failureRate: 1, clock }).call(request, context());
    expect(clock.sleeping).toBe(1);
    const outcome = call.catch((error: unknown) => error);
    await clock.advance(100);
    expect(String(await outcome)).toBe('ProviderUnavailableError: KIS is unavailable (mock failure rate 1)');
  });
});

describe('a bad option is named with its value and range', () => {
  test.each<[Partial<MockProviderOptions>, string]>([
    [{ latencyMs: -1 }, 'latencyMs is -1: must be a number from 0 to 600000'],
    [{ latencyMs: Number.NaN }, 'latencyMs is NaN: must be a number from 0 to 600000'],
    [{ latencyMs: 2 ** 31 }, 'latencyMs is 2147483648: must be a number from 0 to 600000'],
    [{ failureRate: 1.01 }, 'failureRate is 1.01: must be a number from 0 to 1'],
    [{ failureRate: -0.1 }, 'failureRate is -0.1: must be a number from 0 to 1'],
    [{ name: 'kis' }, 'name is "kis": must be upper case letters, digits and _, a letter first'],
    [{ name: '' }, 'name is "": must be upper case letters, digits and _, a letter first'],
  ])('%j', (options, message) => {
    expect(() => createMockProvider({ name: 'KIS', ...options })).toThrow(new RangeError(message));
  });
});
