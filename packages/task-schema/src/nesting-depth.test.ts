import { describe, expect, it } from 'vitest';
import { isNestedDeeperThan } from './nesting-depth.ts';

describe('isNestedDeeperThan', () => {
  it.each<[unknown, number, boolean]>([
    [1, 0, false],
    [{}, 0, false],
    [{ a: 1 }, 0, true],
    [{ a: 1 }, 1, false],
    [{ a: { b: 1 } }, 1, true],
    [[[1]], 2, false],
    [{ wide: [1, [2]], other: null }, 2, true],
  ])('says of %j and limit %i: %s', (value, limit, expected) => {
    expect(isNestedDeeperThan(value, limit)).toBe(expected);
  });

  it('stops early on values of any depth and width', () => {
    const deep: unknown = JSON.parse('['.repeat(200_000) + ']'.repeat(200_000));
    expect(isNestedDeeperThan(deep, 256)).toBe(true);
    expect(
      isNestedDeeperThan(
        Array.from({ length: 300_000 }, () => [1]),
        256,
      ),
    ).toBe(false);
  });
});
