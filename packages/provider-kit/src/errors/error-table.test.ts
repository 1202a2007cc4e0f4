import { describe, expect, test } from 'vitest';
import { errorClasses, isErrorClass } from './error-class.ts';
import { defineErrorTable, MOST_UNKNOWN } from './error-table.ts';
import { verdictError } from './verdict-error.ts';

const table = defineErrorTable([
  { code: 'EGW00201', class: 'rate-limit' },
  { code: 'EGW00123', class: 'token-dead' },
  { code: 'EGW00302', class: 'outcome-unknown' },
  { code: 'APBK0952', class: 'funds', remedy: 'Pay in.' },
  { code: 'ODD1', class: 'rate-limit', retry: 'outcome-unknown' },
  { code: 'ODD2', class: 'outage', retry: 'safe' },
  { code: 'ODD3', class: 'outage', retry: 'never' },
]);

describe('error table', () => {
  test.for([
    ['EGW00201', 'quote', 'safe'],
    ['EGW00201', 'order', 'safe'],
    ['EGW00302', 'account', 'safe'],
    ['EGW00302', 'order', 'outcome-unknown'],
    ['APBK0952', 'order', 'never'],
    ['ODD1', 'order', 'outcome-unknown'],
    ['ODD1', 'quote', 'safe'],
    ['ODD3', 'quote', 'never'],
  ] as const)('%s for a call of class %s is %s', ([code, operationClass, retry]) => {
    expect(table.classify(code, operationClass)).toMatchObject({ code, retry, known: true });
  });

  test('an entry makes an order stricter than its class, never laxer', () => {
    expect(table.classify('ODD2', 'order').retry).toBe('outcome-unknown');
    expect(table.classify('ODD3', 'order').retry).toBe('outcome-unknown');
  });

  test('keeps unknown codes, counts them, and lets no order be repeated for them', () => {
    const own = defineErrorTable([]);
    expect(own.classify('NEW1', 'order')).toMatchObject({
      class: 'unknown',
      retry: 'outcome-unknown',
      known: false,
    });
    expect(own.classify('NEW1', 'quote').retry).toBe('safe');
    expect([...own.unknownCodes]).toEqual([['NEW1', 2]]);
    for (let index = 0; index < 500; index += 1) own.classify(`X${index}`, 'quote');
    expect(own.unknownCodes.size).toBe(MOST_UNKNOWN + 1);
    expect(own.unknownCodes.get('other')).toBe(501 - MOST_UNKNOWN);
  });

  test('refuses a code that is there twice', () => {
    const entry = { code: 'A', class: 'caller' } as const;
    expect(() => defineErrorTable([entry, entry])).toThrow(RangeError);
  });

  test('says what to do, its own words first', () => {
    expect(table.classify('APBK0952', 'order').remedy).toBe('Pay in.');
    expect(table.classify('EGW00201', 'quote').remedy).toBe(errorClasses['rate-limit'].remedy);
  });

  test.for(Object.entries(errorClasses))(
    'class %s has a remedy, and an order is never laxer than a query',
    ([name, entry]) => {
      expect(entry.remedy).toMatch(/^[A-Z].{20,}\.$/);
      expect(isErrorClass(name)).toBe(true);
      if (entry.order === 'safe') expect(entry.query).toBe('safe');
      if (entry.query === 'never') expect(entry.order).toBe('never');
    },
  );

  test('no class is called after what every object has', () => {
    expect(isErrorClass('toString')).toBe(false);
  });
});

describe('the error of a verdict', () => {
  test.for([
    ['EGW00201', 'order', 'ERR_RATE_LIMITED'],
    ['EGW00123', 'quote', 'ERR_PROVIDER_UNAVAILABLE'],
    ['EGW00302', 'order', 'ERR_PROVIDER_OUTCOME_UNKNOWN'],
    ['EGW00302', 'quote', 'ERR_PROVIDER_UNAVAILABLE'],
    ['APBK0952', 'order', 'ERR_PROVIDER_REJECTED'],
    ['NOBODY', 'order', 'ERR_PROVIDER_OUTCOME_UNKNOWN'],
  ] as const)('%s, %s: %s', ([code, operationClass, errorCode]) => {
    const verdict = table.classify(code, operationClass);
    const error = verdictError('KIS', verdict, 'said', { retryAfterMs: 7 });
    expect(error).toMatchObject({
      code: errorCode,
      retry: verdict.retry,
      providerCode: code,
      retryAfterMs: 7,
    });
    expect(error.message).toContain(verdict.remedy);
  });
});
