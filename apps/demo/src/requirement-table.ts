import { styleText } from 'node:util';
import type { Requirement } from './requirement.ts';
import { type Column, fittingWidth, tableHead, tableRow } from './table.ts';

export interface TableOptions {
  /** Columns of the terminal. */
  readonly width: number;
  readonly isColoured: boolean;
}

const NARROWEST = 80;
const PASS_WIDTH = 4;
/** Three times ` | `. */
const SEPARATORS_WIDTH = 9;

/** Requirement, expected, seen, pass: one row each. */
export function requirementTable(requirements: readonly Requirement[], options: TableOptions): string[] {
  const columns = columnsFor(requirements, options);
  const rows = requirements.map(({ requirement, expected, seen, pass }) =>
    tableRow(columns, [requirement, expected, seen, pass ? 'yes' : 'NO']),
  );
  return [...tableHead(columns), ...rows.flat()];
}

function columnsFor(requirements: readonly Requirement[], { width, isColoured }: TableOptions): Column[] {
  const room = Math.max(NARROWEST, width) - PASS_WIDTH - SEPARATORS_WIDTH;
  const [forRequirement, forExpected, forSeen] = [0.26, 0.37, 0.37].map((share) => Math.floor(room * share));
  const column = (title: 'requirement' | 'expected' | 'seen', most = room) => ({
    title,
    width: fittingWidth(
      title,
      requirements.map((row) => row[title]),
      most,
    ),
  });
  const paint = (cell: string) => {
    if (!isColoured || cell.trim() === '') return cell;
    return styleText(cell.trim() === 'yes' ? 'green' : 'red', cell, { validateStream: false });
  };
  return [
    column('requirement', forRequirement),
    column('expected', forExpected),
    column('seen', forSeen),
    { title: 'pass', width: PASS_WIDTH, paint },
  ];
}
