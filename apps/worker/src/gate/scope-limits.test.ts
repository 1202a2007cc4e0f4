import { expect, test } from 'vitest';
import { mockLimits } from './mock-limits.ts';
import { globalScope, perSecond, scopeLimit, scopeName } from './scope-limits.ts';

const limiter = {
  enabled: true,
  redisUrl: 'redis://localhost/15',
  globalCallsPerSecond: 50,
  perProviderLimit: true,
  algorithm: 'sliding_window',
  longestBrakePauseMs: 60_000,
} as const;

test('a rate is a number of calls in a window', () => {
  expect(perSecond(18)).toEqual({ calls: 18, windowMs: 1_000 });
  expect(perSecond(0.5)).toEqual({ calls: 1, windowMs: 2_000 });
  expect(perSecond(undefined)).toBeUndefined();
});

test('a mock is limited only where the operator set a rate, as its broker counts', () => {
  expect(mockLimits('KIS', undefined, limiter)).toBeUndefined();
  expect(mockLimits('KIS', 18, { ...limiter, enabled: false })).toBeUndefined();
  expect(mockLimits('KIS', 18, { ...limiter, perProviderLimit: false })).toBeUndefined();
  const request = { account: 'second', trId: 'ka10080' };
  expect(mockLimits('KIS', 18, limiter)?.scopesOf(request)).toEqual(['KIS:mock:second']);
  expect(mockLimits('KIWOOM', 5, limiter)?.scopesOf(request)).toEqual(['KIWOOM:mock:second:ka10080']);
});

test('every limited call also counts in the one scope of all', () => {
  const limits = mockLimits('KIS', 18, limiter);
  if (limits === undefined) {
    throw new Error('the mock is limited');
  }
  expect(scopeLimit('KIS:mock:a b', limits, limiter)).toMatchObject({
    name: 'KIS:mock:a_b',
    limit: 18,
    windowMs: 1_000,
  });
  expect(scopeLimit(globalScope, limits, limiter)).toMatchObject({ name: globalScope, limit: 50 });
  expect(scopeLimit('KIWOOM:mock:a', limits, limiter)).toBeUndefined();
  expect(scopeName('계좌:1')).toBe('__:1');
});
