import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Ring } from './ring.ts';
import { slidingWindowSlot } from './sliding-window.ts';

const WINDOW = 1_000;
const GUARD = 15;
const SPAN = WINDOW + GUARD;

const slotIn = (times: readonly number[], lag: number, fromUs: number, paceUs = 0, base = 0): number =>
  slidingWindowSlot({ times, base, lag, spanUs: SPAN, paceUs, floorUs: 0 }, fromUs);

describe('slidingWindowSlot', () => {
  test('is free at once while the window has room', () => {
    expect(slotIn([], 2, 50)).toBe(50);
    expect(slotIn([40], 2, 50)).toBe(50);
  });

  test('comes one span after the slot that many places before', () => {
    expect(slotIn([40, 45], 2, 50)).toBe(40 + SPAN);
    expect(slotIn([40, 45, 40 + SPAN], 2, 50)).toBe(45 + SPAN);
  });

  test('keeps its distance to the slot before', () => {
    expect(slotIn([40], 5, 50, 30)).toBe(70);
  });

  test('goes into a gap that has room, and past one that has none', () => {
    expect(slotIn([0, 1_200, 1_300], 3, 100)).toBe(100);
    expect(slotIn([0, 1_010, 1_014], 2, 1_000)).toBe(1_010 + SPAN);
  });
});

/** Calls by the thousand, slots given back at random, and a way that takes anything between nothing and the jitter. */
test('no window holds more than the limit where the calls arrive, if jitter and lateness fit the guard', () => {
  const call = fc.record({
    passUs: fc.integer({ min: 0, max: 400 }),
    latenessUs: fc.integer({ min: 0, max: 5 }),
    jitterUs: fc.integer({ min: 0, max: GUARD - 5 }),
    isGivenBack: fc.boolean(),
    isUrgent: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.array(call, { maxLength: 120 }), (limit, calls) => {
      const ring = new Ring();
      const arrivals: number[] = [];
      let nowUs = 0;
      for (const [number, { passUs, latenessUs, jitterUs, isGivenBack, isUrgent }] of calls.entries()) {
        nowUs += passUs;
        const slotUs = slidingWindowSlot(
          {
            times: ring.times,
            base: ring.countUntil(nowUs),
            lag: limit,
            spanUs: SPAN,
            paceUs: isUrgent ? 0 : SPAN / limit / 2,
            floorUs: 0,
          },
          nowUs,
        );
        ring.add(slotUs, number);
        if (isGivenBack) ring.remove(number);
        else arrivals.push(slotUs + latenessUs + jitterUs);
      }
      arrivals.sort((left, right) => left - right);
      for (const [index, first] of arrivals.entries()) {
        const next = arrivals[index + limit];
        if (next !== undefined) expect(next - first).toBeGreaterThanOrEqual(WINDOW);
      }
    }),
    { numRuns: 500 },
  );
});
