import { describe, expect, test } from 'vitest';
import { noFaults, verify } from './requirement.ts';

describe('verify', () => {
  test('tells what was seen', async () => {
    expect(await verify('a', 'b', () => ({ pass: true, seen: 'c' }))).toEqual({
      requirement: 'a',
      expected: 'b',
      pass: true,
      seen: 'c',
    });
  });

  test('counts a requirement that cannot be looked at as failed, with the first line of the reason', async () => {
    const row = await verify('a', 'b', () => Promise.reject(new Error('no response\n  at line 2')));
    expect(row).toMatchObject({ pass: false, seen: 'no response' });
  });
});

describe('noFaults', () => {
  test('passes without faults', () => {
    expect(noFaults([], 'all well')).toEqual({ pass: true, seen: 'all well' });
  });

  test('names the first faults and counts the rest', () => {
    expect(noFaults(['a', 'b'], '')).toEqual({ pass: false, seen: 'a; b' });
    expect(noFaults(['1', '2', '3', '4', '5', '6', '7'], '').seen).toBe('1; 2; 3; 4; 5; and 2 more');
  });
});
