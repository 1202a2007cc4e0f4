import { expect, test } from 'vitest';
import { formatDefinition, toDefinition } from './definition.ts';
import { createMemoryStore } from './memory-store.ts';

const MS = 1_000;

/** Evenly paced, ten calls a second, a second ahead; its pause is over. */
async function pacedScope() {
  const clock = { us: 0 };
  const store = createMemoryStore(() => clock.us);
  const limit = { name: 'A', limit: 10, guardMs: 0, pacing: 1, horizonMs: 1_000 };
  await store.define('t', [['A', formatDefinition(toDefinition(limit))]], 'replace');
  const reserve = async (count: number) => {
    const asking = {
      tag: 't',
      scopes: ['A'],
      asker: 'a',
      class: 'normal',
      cost: 1,
      newEpoch: false,
    } as const;
    const reply = await store.reserve({ ...asking, count });
    if (reply.kind !== 'ok') throw new Error(reply.kind);
    return { ...reply, atMs: reply.slots.map(({ offsetUs }) => (reply.nowUs + offsetUs) / MS) };
  };
  await reserve(1);
  clock.us = 10_000 * MS;
  return { clock, store, reserve };
}

test('slots whose time was lost are made up for at once, between those that are reserved', async () => {
  const { clock, store, reserve } = await pacedScope();
  const { epoch, firstSlot, atMs } = await reserve(8);
  expect(atMs).toEqual([10_000, 10_100, 10_200, 10_300, 10_400, 10_500, 10_600, 10_700]);
  clock.us = 10_450 * MS;
  await store.giveBack('t', epoch, ['A'], [firstSlot + 3, firstSlot + 4]);
  expect((await reserve(3)).atMs).toEqual([10_450, 10_450, 10_800]);
});

test('a slot that is given back before its time goes to the next in its place, paced', async () => {
  const { clock, store, reserve } = await pacedScope();
  const { epoch, firstSlot } = await reserve(8);
  clock.us = 10_450 * MS;
  await store.giveBack('t', epoch, ['A'], [firstSlot + 5]);
  expect((await reserve(2)).atMs).toEqual([10_500, 10_800]);
});

test('after a window nothing is owed any more', async () => {
  const { clock, store, reserve } = await pacedScope();
  const { epoch, firstSlot } = await reserve(2);
  clock.us = 10_450 * MS;
  await store.giveBack('t', epoch, ['A'], [firstSlot, firstSlot + 1]);
  clock.us = 11_500 * MS;
  expect((await reserve(2)).atMs).toEqual([11_500, 11_600]);
});
