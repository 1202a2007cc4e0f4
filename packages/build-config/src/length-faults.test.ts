import { expect, test } from 'vitest';
import { lengthFaults } from './length-faults.ts';

const files = (...lengths: number[]) => lengths.map((lines, index) => ({ path: `file-${index}.ts`, lines }));

test('accepts 400 lines of source and 600 of test', () => {
  expect(lengthFaults(files(10, 20, 400), files(600))).toEqual([]);
});

test('reports 401 lines of source and 601 of test', () => {
  expect(lengthFaults(files(10, 20, 401), [])).toEqual(['file-2.ts: 401 lines, 400 are allowed']);
  expect(lengthFaults([], files(601))).toEqual(['file-0.ts: 601 lines, 600 are allowed']);
});

test('reports a median that has grown', () => {
  expect(lengthFaults(files(10, 80, 90), [])).toEqual([
    'the median source has 80 lines, it should have fewer than 80',
  ]);
});
