import { readFileSync } from 'node:fs';
import { describe, expect, expectTypeOf, it } from 'vitest';
import {
  type ErrorCode,
  type ErrorCodeEntry,
  errorCodes,
  isErrorCode,
  type RetryAdvice,
} from './error-codes.ts';
import { type ErrorDetail, errorDetail, errorDetailSchema } from './error-detail.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

function readmeRow([code, entry]: [string, ErrorCodeEntry]): string {
  return `| \`${code}\` | \`${entry.retry}\` | ${entry.meaning} | ${entry.whatToDo} |`;
}

describe('errorCodes', () => {
  it('is the table in the README, row by row', () => {
    // The formatter pads table cells.
    const lines = readme.split('\n').map((line) => line.replaceAll(/ +/g, ' '));
    const rows = lines.filter((line) => line.startsWith('| `ERR_'));
    expect(rows).toEqual(Object.entries(errorCodes).map(readmeRow));
  });

  it('keeps the advice that was promised', () => {
    const advice = Object.fromEntries(Object.entries(errorCodes).map(([code, entry]) => [code, entry.retry]));
    expect(advice).toEqual({
      ERR_TASK_INVALID: 'never',
      ERR_TASK_NOT_JSON: 'never',
      ERR_TASK_NOT_AN_OBJECT: 'never',
      ERR_TASK_TOO_LARGE: 'never',
      ERR_TASK_POISON: 'never',
      ERR_NO_PROVIDER: 'never',
      ERR_DEADLINE_EXCEEDED: 'never',
      ERR_CIRCUIT_OPEN: 'safe',
      ERR_RATE_LIMITED: 'safe',
      ERR_PROVIDER_UNAVAILABLE: 'safe',
      ERR_PROVIDER_REJECTED: 'never',
      ERR_PROVIDER_TIMEOUT: 'safe',
      ERR_PROVIDER_OUTCOME_UNKNOWN: 'outcome-unknown',
      ERR_QUEUE_FULL: 'safe',
      ERR_QUEUE_DRAINING: 'safe',
      ERR_QUEUE_UNAVAILABLE: 'safe',
      ERR_QUEUE_LEASE_LOST: 'never',
      ERR_RESPONSE_TIMEOUT: 'outcome-unknown',
      ERR_CANCELLED: 'never',
      ERR_PARTIAL_ANSWER: 'safe',
      ERR_INTERNAL: 'outcome-unknown',
    });
  });

  it('tells its own codes from others, also from names every object has', () => {
    expect(isErrorCode('ERR_INTERNAL')).toBe(true);
    expect(isErrorCode('ERR_OF_NEXT_YEAR')).toBe(false);
    expect(isErrorCode('toString')).toBe(false);
  });

  it('gives an error the advice of its code', () => {
    const detail = errorDetail('ERR_RATE_LIMITED', 'wait', { retry_after_ms: 120 });
    expect(detail).toEqual({ code: 'ERR_RATE_LIMITED', retry: 'safe', message: 'wait', retry_after_ms: 120 });
    expect(errorDetailSchema.parse(detail)).toEqual(detail);
  });

  it('allows the same advice in the catalogue and on the wire', () => {
    expectTypeOf<ErrorDetail['retry']>().toEqualTypeOf<RetryAdvice>();
    expectTypeOf<(typeof errorCodes)[ErrorCode]['retry']>().toEqualTypeOf<RetryAdvice>();
  });
});
