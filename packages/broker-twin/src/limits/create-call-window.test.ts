import { describe, expect, test } from 'vitest';
import { seededChance } from '../chance/seeded-chance.ts';
import type { WindowKind, WindowRule } from './call-window.ts';
import { createCallWindow } from './create-call-window.ts';

const START = Date.UTC(2026, 8, 11, 5);

const verdicts = (rule: WindowRule, times: readonly number[]): boolean[] => {
  const window = createCallWindow(rule);
  return times.map((ms) => window.admit(START + ms));
};

/** Arrivals in whole milliseconds: bursts, lulls and everything between. */
function arrivals(seed: number, count: number): number[] {
  const chance = seededChance(seed, 'arrivals');
  let ms = 0;
  return Array.from({ length: count }, () => {
    const mood = chance();
    ms += mood < 0.7 ? Math.floor(chance() * 30) : mood < 0.95 ? Math.floor(chance() * 400) : 1_000;
    return ms;
  });
}

/** What each kind says, counted anew from the whole history for every call. */
const naive: Record<WindowKind, (rule: WindowRule, times: readonly number[]) => boolean[]> = {
  fixed_second: ({ limit }, times) => {
    const passed: number[] = [];
    return times.map((at) => {
      const isFree = passed.filter((ms) => Math.floor(ms / 1_000) === Math.floor(at / 1_000)).length < limit;
      if (isFree) passed.push(at);
      return isFree;
    });
  },
  sliding_second: ({ limit, countRefused }, times) => {
    const counted: number[] = [];
    return times.map((at) => {
      const isFree = counted.filter((ms) => at - ms < 1_000).length < limit;
      if (isFree || countRefused) counted.push(at);
      return isFree;
    });
  },
  token_bucket: ({ limit, capacity = limit, countRefused }, times) => {
    let thousandths = capacity * 1_000;
    let before = times[0] ?? 0;
    return times.map((at) => {
      for (; before < at; before += 1) thousandths = Math.min(capacity * 1_000, thousandths + limit);
      const isFree = thousandths >= 1_000;
      if (isFree) thousandths -= 1_000;
      else if (countRefused) thousandths = 0;
      return isFree;
    });
  },
};

describe.each(['fixed_second', 'sliding_second', 'token_bucket'] as const)('%s', (kind) => {
  test.each([true, false])('agrees with a count of the whole history (countRefused %s)', (countRefused) => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const rule: WindowRule = { kind, limit: 1 + (seed % 20), countRefused };
      const times = arrivals(seed, 400);
      expect(verdicts(rule, times)).toEqual(naive[kind](rule, times));
    }
  });

  test('a limit under one per second is one call in that longer time', () => {
    const rule: WindowRule = { kind, limit: 0.5, countRefused: false };
    expect(verdicts(rule, [0, 1_999, 2_000, 3_999, 4_000])).toEqual([true, false, true, false, true]);
  });

  test('a clock set back begins a new count', () => {
    const rule: WindowRule = { kind, limit: 1, countRefused: false };
    expect(verdicts(rule, [5_000, 5_000, 1_000, 1_000])).toEqual([true, false, true, false]);
  });

  test('refuses a limit of nothing', () => {
    expect(() => createCallWindow({ kind, limit: 0, countRefused: false })).toThrow('limit is 0');
  });
});

test('a fixed second lets twice the limit through around its seam, a sliding one does not', () => {
  const times = [998, 999, 1_000, 1_001];
  expect(verdicts({ kind: 'fixed_second', limit: 2, countRefused: false }, times)).not.toContain(false);
  expect(verdicts({ kind: 'sliding_second', limit: 2, countRefused: false }, times)).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('hammering starves where refused calls count, and only there', () => {
  const everyTenth = Array.from({ length: 300 }, (_, call) => call * 10);
  const passed = (countRefused: boolean): number =>
    verdicts({ kind: 'sliding_second', limit: 2, countRefused }, everyTenth).filter(Boolean).length;
  expect(passed(true)).toBe(2);
  expect(passed(false)).toBe(6);
});

test('a bucket holds its capacity and refills at its limit', () => {
  const rule: WindowRule = { kind: 'token_bucket', limit: 1, capacity: 2, countRefused: false };
  expect(verdicts(rule, [0, 0, 0, 999, 1_000, 1_000])).toEqual([true, true, false, false, true, false]);
});

test('a limit lowered and raised again within the second forgets no call', () => {
  const rule: WindowRule = { kind: 'sliding_second', limit: 6, countRefused: false };
  const window = createCallWindow(rule);
  for (let call = 0; call < 6; call += 1) expect(window.admit(START + call)).toBe(true);
  window.setRule({ ...rule, limit: 3 });
  expect(window.admit(START + 10)).toBe(false);
  window.setRule({ ...rule, limit: 8 });
  expect([10, 11, 12].map((ms) => window.admit(START + ms))).toEqual([true, true, false]);
  expect(window.rule.limit).toBe(8);
});
