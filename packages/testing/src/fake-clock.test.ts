import { describe, expect, test } from 'vitest';
import { fakeClock } from './fake-clock.ts';

describe('fakeClock', () => {
  test('stands still until it is advanced', async () => {
    const clock = fakeClock({ startMs: 1_000 });
    expect(clock.now()).toBe(1_000);
    await clock.advance(250);
    expect(clock.now()).toBe(1_250);
    expect(clock.monotonicMs()).toBe(250);
  });

  test('wakes sleepers in the order of their time, each at its time', async () => {
    const clock = fakeClock({ startMs: 0 });
    const woken: string[] = [];
    const sleep = async (name: string, ms: number) => {
      await clock.sleep(ms);
      woken.push(`${name}@${clock.now()}`);
    };
    const all = [sleep('b', 20), sleep('a', 10), sleep('c', 20), sleep('later', 31)];
    await clock.advance(30);
    expect(woken).toEqual(['a@10', 'b@20', 'c@20']);
    expect(clock.sleeping).toBe(1);
    await clock.advance(1);
    await Promise.all(all);
    expect(woken.at(-1)).toBe('later@31');
  });

  test('lets a sleeper sleep again within one advance', async () => {
    const clock = fakeClock({ startMs: 0 });
    const ticks: number[] = [];
    const loop = async () => {
      for (let count = 0; count < 3; count += 1) {
        await clock.sleep(10);
        ticks.push(clock.now());
      }
    };
    const done = loop();
    await clock.advance(30);
    await done;
    expect(ticks).toEqual([10, 20, 30]);
  });

  test('does not sleep for zero', async () => {
    await expect(fakeClock().sleep(0)).resolves.toBeUndefined();
  });

  test('rejects with the reason when the signal fires, before and during the sleep', async () => {
    const clock = fakeClock();
    const reason = new Error('enough');
    await expect(clock.sleep(10, AbortSignal.abort(reason))).rejects.toBe(reason);

    const controller = new AbortController();
    const sleeping = clock.sleep(10, controller.signal);
    controller.abort(reason);
    await expect(sleeping).rejects.toBe(reason);
    expect(clock.sleeping).toBe(0);
  });

  test('resolves early when the signal fires, if so asked', async () => {
    const clock = fakeClock({ whenAborted: 'resolve' });
    const controller = new AbortController();
    const sleeping = clock.sleep(10, controller.signal);
    controller.abort();
    await sleeping;
    await clock.sleep(10, controller.signal);
    expect(clock.sleeping).toBe(0);
  });

  test('a change of the wall clock wakes nobody', async () => {
    const clock = fakeClock({ startMs: 0 });
    let awake = false;
    const sleeping = clock.sleep(10).then(() => {
      awake = true;
    });
    clock.setNow(1_000_000);
    await clock.advance(9);
    expect(awake).toBe(false);
    expect(clock.now()).toBe(1_000_009);
    await clock.advance(1);
    await sleeping;
  });
});
