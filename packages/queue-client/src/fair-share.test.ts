import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { FairShare } from './fair-share.ts';

test('gives normal tasks nothing ahead of priority tasks unless it is told to', () => {
  const share = new FairShare(undefined);
  expect(Array.from({ length: 100 }, () => share.normalFirst(10))).toEqual(Array(100).fill(0));
});

test('gives every Nth start to a normal task', () => {
  const share = new FairShare(4);
  expect(Array.from({ length: 9 }, () => share.normalFirst(1))).toEqual([0, 0, 0, 1, 0, 0, 0, 1, 0]);
});

test('counts starts, in whatever portions they are claimed', () => {
  const share = new FairShare(5);
  const random = seededRandom(2);
  let starts = 0;
  let normal = 0;
  for (let tick = 0; tick < 1_000; tick += 1) {
    const claim = Math.floor(random() * 20);
    starts += claim;
    normal += share.normalFirst(claim);
  }
  expect(normal).toBe(Math.floor(starts / 5));
});
