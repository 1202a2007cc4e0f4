import { describe, expect, it } from 'vitest';
import { colonTime, isDay, koreanTimestamp } from './time-texts.ts';

describe('times of Kiwoom', () => {
  it('are Korean and carry no zone', () => {
    const at = Date.UTC(2026, 2, 10, 23, 45, 12);
    expect(koreanTimestamp(at)).toBe('20260311084512');
    expect(colonTime(at)).toBe('08:45:12');
  });

  it.each([
    ['20260228', true],
    ['20260229', false],
    ['20261301', false],
    ['2026-02-', false],
    ['', false],
  ])('know whether %s is a day', (text, is) => {
    expect(isDay(text)).toBe(is);
  });
});
