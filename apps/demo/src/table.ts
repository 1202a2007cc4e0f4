import { displayWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

export interface Column {
  readonly title: string;
  /** In columns of the terminal; longer texts go on in the next line. */
  readonly width: number;
  /** Colours a padded cell. */
  readonly paint?: (cell: string) => string;
}

/** The title line and the rule below it. */
export function tableHead(columns: readonly Column[]): string[] {
  const titles = columns.map(({ title, width }) => pad(title, width)).join(' | ');
  return [titles.trimEnd(), columns.map(({ width }) => '-'.repeat(width)).join('-|-')];
}

/** One row, as many lines as its longest cell needs. Control characters are shown, not obeyed. */
export function tableRow(columns: readonly Column[], cells: readonly string[]): string[] {
  const wrapped = columns.map(({ width }, index) => wrapText(visible(cells[index] ?? ''), width));
  const height = Math.max(...wrapped.map((lines) => lines.length));
  return Array.from({ length: height }, (_, line) =>
    columns
      .map(({ width, paint = (cell) => cell }, index) => paint(pad(wrapped[index]?.[line] ?? '', width)))
      .join(' | ')
      .trimEnd(),
  );
}

/** As wide as the widest of the cells, within a limit. */
export function fittingWidth(title: string, cells: readonly string[], mostColumns: number): number {
  return Math.min(mostColumns, Math.max(...[title, ...cells].map(displayWidth)));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function visible(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => JSON.stringify(character).slice(1, -1));
}
