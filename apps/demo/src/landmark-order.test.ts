import { describe, expect, test } from 'vitest';
import { landmarkOrder } from './landmark-order.ts';

const passes = (messages: string[]) =>
  landmarkOrder(messages, ['one', 'two', 'three']).map(({ pass }) => pass);

describe('landmarkOrder', () => {
  test('finds landmarks in their order, with other messages between and around the text', () => {
    expect(passes(['hello', 'one', 'x', 'number two', 'three!'])).toEqual([true, true, true]);
  });

  test('names the line', () => {
    expect(landmarkOrder(['x', 'one'], ['one'])).toEqual([{ pass: true, seen: 'line 2 of the log' }]);
  });

  test('misses a message that was not logged', () => {
    expect(passes(['one', 'three'])).toEqual([true, false, true]);
    expect(landmarkOrder([], ['one'])[0]?.seen).toBe('not logged');
  });

  test('refuses a message that came too early', () => {
    const findings = landmarkOrder(['two', 'one', 'three'], ['one', 'two', 'three']);
    expect(findings[1]).toEqual({ pass: false, seen: 'too early: line 1 of the log' });
  });

  test('asks for two lines when a landmark is expected twice', () => {
    expect(landmarkOrder(['one'], ['one', 'one']).map(({ pass }) => pass)).toEqual([true, false]);
  });
});
