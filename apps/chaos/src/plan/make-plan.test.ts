import { describe, expect, test } from 'vitest';
import { faults } from './fault.ts';
import { faultNames } from './fault-name.ts';
import { makePlan } from './make-plan.ts';
import type { PlannedStep, Step, StepKind } from './step.ts';

const input = { tasks: 100_000, workers: 3, leaseMs: 2_000, phaseMs: 40_000 };

function steps<Kind extends StepKind>(plan: readonly PlannedStep[], kind: Kind) {
  return plan
    .map(({ step }) => step)
    .filter((step): step is Extract<Step, { kind: Kind }> => step.kind === kind);
}

describe.each(faultNames)('the plan of %s', (name) => {
  test('is the same for the same seed', () => {
    expect(makePlan(name, 1, input)).toEqual(makePlan(name, 1, input));
  });

  test('goes forward in time, within its phase, and does something', () => {
    const moments = makePlan(name, 1, input).map(({ atMs }) => atMs);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments.length).toBeGreaterThan(0);
    expect(moments.at(-1)).toBeLessThan(input.phaseMs);
  });
});

test('another seed gives other faults', () => {
  expect(makePlan('mixed', 1, input)).not.toEqual(makePlan('mixed', 2, input));
});

test('the mixed plan has every kind of step', () => {
  const kinds = new Set(makePlan('mixed', 1, input).map(({ step }) => step.kind));
  expect(kinds.size).toBe(9);
});

test('frozen workers lose their lease, a paused Redis costs nobody the lease', () => {
  const { leaseMs } = input;
  const frozenMs = steps(makePlan('freeze', 1, input), 'freeze-worker').map(({ forMs }) => forMs);
  expect(Math.min(...frozenMs)).toBeGreaterThan(leaseMs);
  const pausedMs = steps(makePlan('slow-redis', 1, input), 'pause-redis').map(({ forMs }) => forMs);
  // The last beat may be a third of the lease old.
  expect(Math.max(...pausedMs)).toBeLessThan(leaseMs * (2 / 3));
});

test('Redis is killed ten times, and killed only where it syncs every write', () => {
  expect(steps(makePlan('redis-kill', 1, input), 'kill-redis')).toHaveLength(10);
  for (const name of faultNames) {
    const kills = steps(makePlan(name, 1, input), 'kill-redis').length;
    expect(kills > 0 ? faults[name].fsync : 'always').toBe('always');
  }
});

test('a full Redis meets 3,000 waiting tasks again and again, and leaves some to the producers', () => {
  const waiting = steps(makePlan('maxmemory', 1, input), 'fill-memory').map(({ tasks }) => tasks);
  expect(new Set(waiting)).toEqual(new Set([3_000]));
  expect(waiting.reduce((sum, tasks) => sum + tasks, 0)).toBeLessThan(input.tasks);
});
