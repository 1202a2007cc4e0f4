import { readFileSync } from 'node:fs';
import { errorCodes } from '@hub/task-schema';
import { describe, expect, test } from 'vitest';
import {
  CancelledError,
  isProviderError,
  OutcomeUnknownError,
  ProviderError,
  ProviderRejectedError,
  ProviderTimeoutError,
  ProviderUnavailableError,
  providerErrorCodes,
  RateLimitedError,
  TokenPendingError,
  unansweredError,
} from '../index.ts';

const cause = new Error('socket hang up');
const errors = [
  new ProviderUnavailableError('KIS', 'KIS is down', { cause }),
  new ProviderRejectedError('KIS', 'KIS refused', { cause, providerCode: 'OPSQ0002' }),
  new ProviderTimeoutError('KIS', 10_000, { cause }),
  new OutcomeUnknownError('KIS', 'The order may have happened', { cause }),
  new RateLimitedError('KIS', 'KIS said too many', { cause, providerCode: 'EGW00201', retryAfterMs: 250 }),
  new CancelledError('KIS', { cause }),
  new TokenPendingError('KIS', 'KIS has no token now', { cause, retryAfterMs: 61_000 }),
];

describe.each(errors.map((error) => ({ error, name: error.name })))('$name', ({ error }) => {
  test('gives the advice of the catalogue', () => {
    expect(error.retry).toBe(errorCodes[error.code].retry);
  });

  test('keeps its cause and is told by its own name', () => {
    expect(error.cause).toBe(cause);
    expect(error).toBeInstanceOf(ProviderError);
    expect(error).toBeInstanceOf(Error);
    expect(error.name).toBe(error.constructor.name);
    expect(String(error)).toMatch(new RegExp(`^${error.name}: .`));
    expect(error.provider).toBe('KIS');
  });

  test('is known by the guard, also when it comes from another copy of the package', () => {
    expect(isProviderError(error)).toBe(true);
    const { code, retry, provider } = error;
    expect(isProviderError({ code, retry, provider, message: 'from another realm' })).toBe(true);
  });
});

test('every code has a class, and the README lists them with their advice', () => {
  expect(new Set(errors.map((error) => error.code))).toEqual(new Set(providerErrorCodes));
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const table = [...readme.matchAll(/^\| `(\w+Error)` +\| `(ERR_\w+)` +\| `([\w-]+)` +\|/gm)].map((row) =>
    row.slice(1, 4),
  );
  expect(new Set(table)).toEqual(new Set(errors.map((error) => [error.name, error.code, error.retry])));
});

test("carries the broker's code and pause only when there are some", () => {
  expect(errors[4]).toMatchObject({ providerCode: 'EGW00201', retryAfterMs: 250 });
  expect(Object.keys(errors[0]!)).not.toContain('providerCode');
  expect(Object.keys(errors[0]!)).not.toContain('retryAfterMs');
});

describe('isProviderError', () => {
  test.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'ERR_PROVIDER_UNAVAILABLE'],
    ['a plain error', new Error('x')],
    [
      'an error of the queue',
      Object.assign(new Error('x'), { code: 'ERR_QUEUE_UNAVAILABLE', retry: 'safe', provider: 'KIS' }),
    ],
    ['an error of the system', Object.assign(new Error('x'), { code: 'ECONNREFUSED' })],
    ['unknown advice', { code: 'ERR_CANCELLED', retry: 'perhaps', provider: 'KIS' }],
    ['no advice', { code: 'ERR_CANCELLED', provider: 'KIS' }],
    ['no provider', { code: 'ERR_CANCELLED', retry: 'never' }],
  ])('does not know %s', (_, value) => {
    expect(isProviderError(value)).toBe(false);
  });
});

describe('unansweredError', () => {
  test.each(['quote', 'account'] as const)('may be repeated for a call of class %s', (operationClass) => {
    const error = unansweredError(operationClass, 'KIS', 10_000, { cause });
    expect(error).toMatchObject({ code: 'ERR_PROVIDER_TIMEOUT', retry: 'safe', timeoutMs: 10_000, cause });
    expect(error.message).toBe('KIS did not answer within 10000 ms');
  });

  test('may not be repeated for an order', () => {
    const error = unansweredError('order', 'KIS', 10_000, { cause });
    expect(error).toMatchObject({ code: 'ERR_PROVIDER_OUTCOME_UNKNOWN', retry: 'outcome-unknown', cause });
    expect(error.message).toContain('within 10000 ms');
  });
});
