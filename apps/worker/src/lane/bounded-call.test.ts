import {
  CancelledError,
  type Gate,
  type OperationClass,
  type Provider,
  type ProviderAnswer,
} from '@hub/provider';
import { describe, expect, test } from 'vitest';
import { boundedCall } from './bounded-call.ts';

const request = { trId: 'TR', params: {}, account: 'default' };
const receipt = { token: () => undefined };
const answer: ProviderAnswer = { data: { result: 'SUCCESS' } };

/** A provider that answers when told to, and timers that elapse when told to. */
function setUp({
  operationClass = 'quote',
  signal = new AbortController().signal,
  gate,
  remainingMs = () => undefined,
}: {
  gate?: Gate;
  remainingMs?: () => number | undefined;
  operationClass?: OperationClass;
  signal?: AbortSignal;
} = {}) {
  const timers = new Set<{ readonly delayMs: number; readonly onElapsed: () => void }>();
  const settle: { resolve: (answer: ProviderAnswer) => void; reject: (error: unknown) => void }[] = [];
  const contexts: Parameters<Provider['call']>[1][] = [];
  const provider: Provider = {
    name: 'KIS',
    operationClass: () => operationClass,
    call: (_, context) => {
      contexts.push(context);
      return new Promise((resolve, reject) => settle.push({ resolve, reject }));
    },
  };
  const startTimer = (delayMs: number, onElapsed: () => void) => {
    const timer = { delayMs, onElapsed };
    timers.add(timer);
    return () => void timers.delete(timer);
  };
  const call = boundedCall(
    provider,
    request,
    { taskId: 't-1', timeoutMs: 500, remainingMs, gate, pages: undefined, receipt, signal },
    startTimer,
  );
  const elapse = (delayMs: number) => {
    for (const timer of timers) {
      if (timer.delayMs === delayMs) {
        timers.delete(timer);
        timer.onElapsed();
      }
    }
  };
  return {
    call,
    contexts,
    elapse,
    provider: () => settle[0],
    openTimers: () => timers.size,
    startTimer,
    settle,
  };
}

describe('boundedCall', () => {
  test('gives the answer, and leaves no timer behind', async () => {
    const { call, provider, contexts, openTimers } = setUp();
    expect(contexts[0]).toMatchObject({ timeoutMs: 500, taskId: 't-1' });
    provider()?.resolve(answer);
    expect(await call).toBe(answer);
    expect(openTimers()).toBe(0);
  });

  test('gives the error of the provider as it is', async () => {
    const { call, provider, openTimers } = setUp();
    const error = new Error('odd');
    provider()?.reject(error);
    await expect(call).rejects.toBe(error);
    expect(openTimers()).toBe(0);
  });

  test.each([
    ['quote', 'ERR_PROVIDER_TIMEOUT', 'safe'],
    ['account', 'ERR_PROVIDER_TIMEOUT', 'safe'],
    ['order', 'ERR_PROVIDER_OUTCOME_UNKNOWN', 'outcome-unknown'],
  ] as const)('a %s that a provider never answers ends with %s', async (operationClass, code, retry) => {
    const { call, elapse, contexts, provider } = setUp({ operationClass });
    elapse(500);
    elapse(25);
    await expect(call).rejects.toMatchObject({ code, retry });
    expect(contexts[0]?.signal.aborted).toBe(true);
    // Whatever comes later changes nothing.
    provider()?.reject(new Error('late'));
  });

  test('an order that its provider surely did not send in time may be repeated', async () => {
    const { call, elapse, contexts, provider, openTimers } = setUp({ operationClass: 'order' });
    elapse(500);
    expect(contexts[0]?.signal.aborted).toBe(true);
    provider()?.reject(new CancelledError('KIS'));
    await expect(call).rejects.toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' });
    expect(openTimers()).toBe(0);
  });

  test('a quote is given up at once when the worker stops, even if the provider does not react', async () => {
    const stop = new AbortController();
    const { call, contexts, openTimers } = setUp({ signal: stop.signal });
    stop.abort();
    await expect(call).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    expect(contexts[0]?.signal.aborted).toBe(true);
    expect(openTimers()).toBe(0);
  });

  test('an order not yet sent may be cancelled when the worker stops: the provider says so', async () => {
    const stop = new AbortController();
    const { call, provider } = setUp({ operationClass: 'order', signal: stop.signal });
    stop.abort();
    provider()?.reject(Object.assign(new Error('not sent'), { code: 'ERR_CANCELLED' }));
    await expect(call).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
  });

  test('an order whose provider does not say is never handed back: its outcome is unknown', async () => {
    const stop = new AbortController();
    const { call, elapse, openTimers } = setUp({ operationClass: 'order', signal: stop.signal });
    stop.abort();
    elapse(100);
    await expect(call).rejects.toMatchObject({
      code: 'ERR_PROVIDER_OUTCOME_UNKNOWN',
      retry: 'outcome-unknown',
    });
    expect(openTimers()).toBe(0);
  });

  test('nothing is called once the worker stops', async () => {
    const { call, contexts } = setUp({ operationClass: 'order', signal: AbortSignal.abort() });
    await expect(call).rejects.toMatchObject({ code: 'ERR_CANCELLED' });
    expect(contexts).toEqual([]);
  });

  test('a provider that throws is one that rejects', async () => {
    const provider: Provider = {
      name: 'KIS',
      operationClass: () => 'quote',
      call: () => {
        throw new Error('thrown');
      },
    };
    const { signal } = new AbortController();
    const limits = {
      taskId: undefined,
      timeoutMs: 5,
      remainingMs: () => undefined,
      gate: undefined,
      pages: undefined,
      receipt,
      signal,
    };
    await expect(boundedCall(provider, request, limits, () => () => undefined)).rejects.toThrow('thrown');
  });

  test('does not count the time a request waits for its permit', async () => {
    const waits: (() => void)[] = [];
    const pass = { isUsable: () => true, refused: () => undefined };
    const gate: Gate = { enter: () => new Promise((resolve) => waits.push(() => resolve(pass))) };
    const { call, contexts, openTimers, elapse } = setUp({ gate });
    const entered = contexts[0]?.gate?.enter({
      scopes: ['KIS'],
      purpose: 'call',
      signal: new AbortController().signal,
    });
    expect(openTimers()).toBe(0);
    waits[0]?.();
    expect(await entered).toBe(pass);
    expect(openTimers()).toBe(1);
    elapse(500);
    await expect(call).rejects.toMatchObject({ code: 'ERR_PROVIDER_TIMEOUT' });
  });

  test('that begins late has only the time until the deadline', async () => {
    const pass = { isUsable: () => true, refused: () => undefined };
    const gate: Gate = { enter: () => Promise.resolve(pass) };
    const left = [480, 120];
    const { call, contexts, elapse } = setUp({ gate, remainingMs: () => left.shift() });
    const { signal } = new AbortController();
    await contexts[0]?.gate?.enter({ scopes: ['KIS'], purpose: 'call', signal });
    elapse(120);
    await expect(call).rejects.toMatchObject({ code: 'ERR_PROVIDER_TIMEOUT' });
  });
});
