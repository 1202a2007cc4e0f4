import { expect, test } from 'vitest';
import { testClock } from '../test/support/test-clock.ts';
import { measureJitter } from './measure-jitter.ts';

test('suggests a guard for the spread of round trips, without the first', async () => {
  const clock = testClock();
  const tripsMs = [500, 3, 5, 9, 4, 3, 3, 3, 3, 3, 3];
  const probe = () => clock.fake.sleep(tripsMs.shift() ?? 0);
  const report = measureJitter({ probe, clock, count: 10 });
  await clock.advance(3_000);
  expect(await report).toMatchObject({
    fastestMs: 3,
    medianMs: 3,
    slowestMs: 9,
    jitterMs: 6,
    suggestedGuardMs: 11,
  });
});

test('refuses to judge by a few calls', async () => {
  await expect(measureJitter({ probe: () => Promise.resolve(), count: 3 })).rejects.toThrow('count is 3');
});
