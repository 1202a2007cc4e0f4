import { formatNumber } from './format-number.ts';
import { markdownTable } from './markdown-table.ts';
import { isMet, type Target } from './target.ts';

/** What was promised, and what was seen. */
export function targetTable<FigureName extends string>(
  targets: readonly Target<FigureName>[],
  figures: Readonly<Record<FigureName, number | null>>,
): string {
  const rows = targets.map((target) => {
    const figure = figures[target.figure];
    const wanted = target.atLeast === undefined ? `≤ ${target.atMost}` : `≥ ${target.atLeast}`;
    const met = isMet(target, figure);
    const verdict = met === undefined ? 'not measured' : met ? 'met' : 'falls short';
    return [target.figure, wanted, figure === null ? '–' : formatNumber(figure), verdict];
  });
  return markdownTable(['figure', 'target', 'seen', ''], rows);
}
