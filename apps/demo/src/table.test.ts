import { describe, expect, test } from 'vitest';
import { fittingWidth, tableHead, tableRow } from './table.ts';

const columns = [
  { title: 'task', width: 6 },
  { title: 'name', width: 8 },
  { title: 'status', width: 7 },
];

describe('table', () => {
  test('draws the titles and a rule', () => {
    expect(tableHead(columns)).toEqual(['task   | name     | status', '-------|----------|--------']);
  });

  test('aligns cells by what the terminal shows, Korean letters included', () => {
    expect(tableRow(columns, ['t-1', '삼성', 'SUCCESS'])).toEqual(['t-1    | 삼성     | SUCCESS']);
    expect(tableRow(columns, ['t-2', 'Samsung', 'ERROR'])).toEqual(['t-2    | Samsung  | ERROR']);
  });

  test('continues long cells below, beside the others', () => {
    expect(tableRow(columns, ['t-1', 'Samsung Electronics', 'ok'])).toEqual([
      't-1    | Samsung  | ok',
      '       | Electron |',
      '       | ics      |',
    ]);
  });

  test('fills in missing cells', () => {
    expect(tableRow(columns, ['t-1'])).toEqual(['t-1    |          |']);
  });

  test('shows control characters instead of obeying them', () => {
    expect(tableRow([{ title: 'x', width: 20 }], ['a\nb\u001b[31m'])).toEqual(['a\\nb\\u001b[31m']);
  });

  test('paints cells after padding, so that colours do not shift the next column', () => {
    const painted = { title: 'pass', width: 4, paint: (cell: string) => `<${cell}>` };
    expect(tableRow([painted, { title: 'x', width: 1 }], ['no', 'x'])).toEqual(['<no  > | x']);
  });

  test('finds the width that fits, within a limit', () => {
    expect(fittingWidth('task', ['a', '삼성전자'], 20)).toBe(8);
    expect(fittingWidth('task', ['a'], 20)).toBe(4);
    expect(fittingWidth('task', ['a'.repeat(30)], 20)).toBe(20);
  });
});
