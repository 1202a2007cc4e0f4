import { fakeClock } from '@hub/testing';
import { expect, test } from 'vitest';
import { MemoryLists } from './memory-lists.ts';

test('gives the same list under one key until it is taken', () => {
  const lists = new MemoryLists(fakeClock());
  lists.of('a').push('1', '2');
  expect(lists.of('a')).toEqual(['1', '2']);
  expect(lists.take('a')).toEqual(['1', '2']);
  expect(lists.of('a')).toEqual([]);
});

test('puts elements back before the head, in their order', () => {
  const lists = new MemoryLists(fakeClock());
  lists.of('a').push('3');
  lists.putBack('a', ['1', '2']);
  lists.putBack('a', []);
  expect(lists.of('a')).toEqual(['1', '2', '3']);
});

test('drops a list when its time is up; a new one of that name lasts', async () => {
  const clock = fakeClock();
  const lists = new MemoryLists(clock);
  lists.of('a').push('1');
  lists.expire('a', 100);
  await clock.advance(99);
  expect([...lists.snapshot()]).toEqual([['a', ['1']]]);
  await clock.advance(1);
  expect(lists.snapshot().size).toBe(0);
  lists.of('a').push('2');
  await clock.advance(1_000_000);
  expect([...lists.snapshot()]).toEqual([['a', ['2']]]);
});
