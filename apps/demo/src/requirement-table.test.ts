import { describe, expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { requirementTable } from './requirement-table.ts';

const requirements = [
  { requirement: 'normal queue', expected: 'SUCCESS', seen: '삼성전자 '.repeat(20).trim(), pass: true },
  { requirement: 'exit code', expected: '0', seen: '1', pass: false },
];

describe('requirementTable', () => {
  test('says yes or NO for each requirement', () => {
    const lines = requirementTable(requirements, { width: 600, isColoured: false });
    expect(lines[0]).toMatch(/^requirement +\| expected +\| seen +\| pass$/);
    expect(lines[2]).toMatch(/^normal queue \| SUCCESS +\| 삼성전자 .* \| yes$/);
    expect(lines[3]).toMatch(/^exit code +\| 0 +\| 1 +\| NO$/);
  });

  test.each([80, 100, 140])('stays within %i columns', (width) => {
    const lines = requirementTable(requirements, { width, isColoured: false });
    expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
  });

  test('has colours only when told so', () => {
    const escape = '\u001b[';
    expect(requirementTable(requirements, { width: 140, isColoured: false }).join('')).not.toContain(escape);
    const coloured = requirementTable(requirements, { width: 600, isColoured: true });
    expect(coloured[2]).toContain(`${escape}32myes`);
    expect(coloured[3]).toContain(`${escape}31mNO`);
  });
});
