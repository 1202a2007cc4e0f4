import { describe, expect, it } from 'vitest';
import { daySpan } from './day-span.ts';

const today = '20260310';

describe('daySpan', () => {
  it.each([
    ['nothing asked', {}, '19000101', today],
    ['an end', { end_dt: '20260301' }, '19000101', '20260301'],
    ['both ends', { strt_dt: '20260201', end_dt: '20260301' }, '20260201', '20260301'],
    ['a start alone', { strt_dt: '20260201' }, '19000101', '20260201'],
    ['a period code', { dt: '5' }, '19000101', today],
    ['the future', { base_dt: '20991231' }, '19000101', today],
  ])('reads %s', (_case, body, oldest, newest) => {
    expect(daySpan(body, today)).toEqual({ oldest, newest });
  });
});
