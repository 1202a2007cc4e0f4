import { hostname } from 'node:os';
import { seededRandom } from '@hub/testing';
import { expect, test } from 'vitest';
import { newWorkerId } from './worker-id.ts';

test('names host, process and start, and never the same twice', () => {
  const random = seededRandom(6);
  const ids = Array.from({ length: 1_000 }, () => newWorkerId(1_767_571_200_000, random));
  expect(ids[0]?.startsWith(`${hostname()}:${process.pid}:1767571200000:`)).toBe(true);
  expect(ids.every((id) => /:[0-9a-z]{6}$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(1_000);
});
