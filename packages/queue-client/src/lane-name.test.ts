import { expect, test } from 'vitest';
import { laneCovers, laneName } from './lane-name.ts';

test.each([
  ['*', '*'],
  ['KIS', 'KIS:*'],
  [' kis ', 'KIS:*'],
  ['kis:*', 'KIS:*'],
  ['Kiwoom:second', 'KIWOOM:second'],
  ['KIS:Mixed Case', 'KIS:Mixed Case'],
  ['KIS:a:b', 'KIS:a:b'],
])('spells %j as %s', (lane, name) => {
  expect(laneName(lane)).toBe(name);
  expect(laneName(name)).toBe(name);
});

test.each(['', ' ', ':second', ' :x'])('refuses %j, and says what to write', (lane) => {
  expect(() => laneName(lane)).toThrow(RangeError);
  expect(() => laneName(lane)).toThrow(/"\*".*"KIS".*"KIS:default"/);
});

test('covers the tasks of a provider and account, whatever the case of the provider', () => {
  expect(laneCovers('*', 'KIS', 'default')).toBe(true);
  expect(laneCovers('KIS:*', 'kis', 'second')).toBe(true);
  expect(laneCovers('KIS:second', 'Kis', 'second')).toBe(true);
  expect(laneCovers('KIS:second', 'KIS', 'SECOND')).toBe(false);
  expect(laneCovers('KIS:second', 'KIS', 'default')).toBe(false);
  expect(laneCovers('KIS:*', 'KIWOOM', 'default')).toBe(false);
});
