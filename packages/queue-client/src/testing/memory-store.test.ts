import { fakeClock } from '@hub/testing';
import { expect, test } from 'vitest';
import { MemoryStore } from './memory-store.ts';

function storeAt() {
  const clock = fakeClock({ whenAborted: 'resolve' });
  return { clock, store: new MemoryStore(clock) };
}

test('says at once that a condition holds', async () => {
  const { clock, store } = storeAt();
  expect(await store.until(() => true, 1_000)).toBe(true);
  expect(clock.sleeping).toBe(0);
});

test('looks again at every change, and sleeps no longer than needed', async () => {
  const { clock, store } = storeAt();
  let looks = 0;
  const held = store.until(() => {
    looks += 1;
    return looks >= 3;
  }, 1_000);
  store.changed();
  expect(clock.sleeping).toBe(1);
  store.changed();
  expect(await held).toBe(true);
  expect(clock.sleeping).toBe(0);
  store.changed();
  expect(looks).toBe(4);
});

test('gives up in time', async () => {
  const { clock, store } = storeAt();
  const held = store.until(() => false, 1_000);
  await clock.advance(1_000);
  expect(await held).toBe(false);
});

test('passes on what the condition throws', async () => {
  const { clock, store } = storeAt();
  let closed = false;
  const held = store.until(() => {
    if (closed) {
      throw new Error('closed');
    }
    return false;
  }, 1_000);
  closed = true;
  store.changed();
  await expect(held).rejects.toThrow('closed');
  expect(clock.sleeping).toBe(0);
});
