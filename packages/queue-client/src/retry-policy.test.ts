import type { Response } from '@hub/task-schema';
import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { RetryPolicy, type RetryQuestion, retryDefaults } from './retry-policy.ts';

const most = () => 1 - Number.EPSILON;

function failed(retry: 'never' | 'safe' | 'outcome-unknown', retryAfterMs?: number): Response {
  const error = { code: 'ERR_PROVIDER_UNAVAILABLE', retry, message: 'down' };
  return {
    task_id: 't',
    status: 'ERROR',
    reason: 'down',
    error: retryAfterMs === undefined ? error : { ...error, retry_after_ms: retryAfterMs },
  };
}

function question(more: Partial<RetryQuestion> = {}): RetryQuestion {
  const response = failed('safe');
  return { response, provider: 'KIS', attempt: 1, maxAttempts: undefined, remainingMs: undefined, ...more };
}

test.each(['never', 'outcome-unknown'] as const)('never repeats an error with the advice %s', (advice) => {
  const policy = new RetryPolicy({}, most);
  expect(policy.pauseMs(question({ response: failed(advice), maxAttempts: 100 }))).toBeUndefined();
});

test('never repeats what is no error, or an error without advice', () => {
  const policy = new RetryPolicy({}, most);
  const success: Response = { task_id: 't', status: 'SUCCESS', data: {} };
  const silent: Response = { task_id: 't', status: 'ERROR', reason: 'down' };
  expect(policy.pauseMs(question({ response: success }))).toBeUndefined();
  expect(policy.pauseMs(question({ response: silent }))).toBeUndefined();
});

test('takes any pause from nothing to a ceiling that doubles up to the longest pause', () => {
  const ceilings = [1, 2, 3, 4, 5, 6, 7, 8].map((attempt) =>
    Math.round(new RetryPolicy({}, most).pauseMs(question({ attempt, maxAttempts: 9 })) ?? -1),
  );
  expect(ceilings).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
  expect(new RetryPolicy({}, () => 0).pauseMs(question())).toBe(0);
});

test('spreads the pauses evenly', () => {
  const random = seededRandom(3);
  const pauses = Array.from({ length: 2_000 }, () => new RetryPolicy({}, random).pauseMs(question()) ?? -1);
  expect(Math.min(...pauses)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...pauses)).toBeLessThan(500);
  const mean = pauses.reduce((sum, pause) => sum + pause, 0) / pauses.length;
  expect(mean).toBeGreaterThan(240);
  expect(mean).toBeLessThan(260);
});

test('waits at least as long as the broker asked for, also beyond the longest pause', () => {
  const policy = new RetryPolicy({ longestPauseMs: 100 }, () => 0.5);
  expect(policy.pauseMs(question({ response: failed('safe', 60_000) }))).toBe(60_050);
});

test('obeys the growth it is told', () => {
  const policy = new RetryPolicy({ firstPauseMs: 10, backoffFactor: 3, longestPauseMs: 1_000 }, () => 0.5);
  const pauses = [1, 2, 3].map((attempt) => policy.pauseMs(question({ attempt, maxAttempts: 9 })));
  expect(pauses).toEqual([5, 15, 45]);
});

test('ends after its retries, or after the attempts the task allows', () => {
  const policy = new RetryPolicy({}, most);
  const tries = (attempt: number, maxAttempts?: number) =>
    policy.pauseMs(question({ attempt, maxAttempts })) !== undefined;
  expect([3, 4].map((attempt) => tries(attempt))).toEqual([true, false]);
  expect([1, 2].map((attempt) => tries(attempt, 2))).toEqual([true, false]);
  expect(tries(1, 1)).toBe(false);
  expect(tries(6, 7)).toBe(true);
  expect(retryDefaults.maxRetries).toBe(3);
});

test('plans nothing that would start past the deadline', () => {
  const policy = new RetryPolicy({}, () => 0.5);
  expect(policy.pauseMs(question({ remainingMs: 250 }))).toBeUndefined();
  expect(policy.pauseMs(question({ remainingMs: 251 }))).toBe(250);
  expect(policy.pauseMs(question({ remainingMs: -1 }))).toBeUndefined();
});

test('makes at most a tenth of the calls of a provider as retries, beside an opening allowance', () => {
  const policy = new RetryPolicy({}, seededRandom(4));
  let calls = 0;
  let retries = 0;
  // A storm: every call fails in a way that is safe to repeat.
  for (let task = 0; task < 10_000; task += 1) {
    policy.countCall('KIS');
    calls += 1;
    retries += policy.pauseMs(question()) === undefined ? 0 : 1;
  }
  expect(retries).toBeGreaterThan(calls * 0.09);
  expect(retries).toBeLessThanOrEqual(10 + calls * 0.1);
});

test('saves up no more than a hundred retries', () => {
  const policy = new RetryPolicy({}, most);
  for (let call = 0; call < 100_000; call += 1) {
    policy.countCall('KIS');
  }
  const retries = Array.from({ length: 200 }, () => policy.pauseMs(question()));
  expect(retries.filter((pause) => pause !== undefined)).toHaveLength(100);
});

test('keeps a budget for each provider', () => {
  const policy = new RetryPolicy({}, most);
  const retry = (provider: string) => policy.pauseMs(question({ provider })) !== undefined;
  expect(Array.from({ length: 11 }, () => retry('KIS')).filter(Boolean)).toHaveLength(10);
  expect(retry('KIWOOM')).toBe(true);
});
