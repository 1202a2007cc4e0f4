import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { systemClock } from './system-clock.ts';

describe('systemClock', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: 1_000 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('tells the time of the system', () => {
    expect(systemClock.now()).toBe(1_000);
  });

  test('sleeps with one timer, and leaves neither timer nor listener behind', async () => {
    const { signal } = new AbortController();
    const sleeping = systemClock.sleep(50, signal);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(50);
    await sleeping;
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });

  test('ends the sleep at once when the signal fires, before or during it', async () => {
    const controller = new AbortController();
    const sleeping = systemClock.sleep(50, controller.signal);
    controller.abort();
    await sleeping;
    await systemClock.sleep(50, controller.signal);
    expect(vi.getTimerCount()).toBe(0);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(0);
  });
});
