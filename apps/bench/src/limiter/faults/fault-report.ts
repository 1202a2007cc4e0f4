import { median } from '../../measure/statistics.ts';
import { formatNumber } from '../../report/format-number.ts';
import { markdownTable } from '../../report/markdown-table.ts';
import { faultKinds, faultTitles } from './fault-plan.ts';
import type { FaultResult } from './run-fault.ts';

/** Too many in a window, a call counted twice, or no call ever again. */
export function isViolation({ over, doubled, resumed_ms }: FaultResult): boolean {
  return over > 0 || doubled > 0 || resumed_ms === null;
}

/** One line per kind of fault. */
export function faultTable(results: readonly FaultResult[]): string {
  const rows = faultKinds.flatMap((kind) => {
    const own = results.filter((result) => result.kind === kind);
    if (own.length === 0) return [];
    const sum = (key: 'calls' | 'over' | 'over_by_send') =>
      own.reduce((total, result) => total + result[key], 0);
    const resumedMs = own.flatMap(({ resumed_ms }) => (resumed_ms === null ? [] : [resumed_ms]));
    return [
      [
        faultTitles[kind],
        String(own.length),
        sum('calls').toLocaleString('en-US'),
        String(own.filter(({ over }) => over > 0).length),
        String(sum('over')),
        String(sum('over_by_send')),
        formatNumber(Math.max(...own.map(({ worst, limit }) => worst / limit))),
        `${formatNumber(median(resumedMs))} (${formatNumber(Math.max(...resumedMs))})`,
        formatNumber(Math.max(...own.map(({ transit_max_ms }) => transit_max_ms))),
      ],
    ];
  });
  return markdownTable(
    [
      'fault',
      'runs',
      'calls',
      'runs over N',
      'windows over N',
      'by send stamp',
      'fullest window ÷ N',
      'next call after, ms (most)',
      'transit, most, ms',
    ],
    rows,
  );
}

/** Every run that broke the promise, as it can be run again. */
export function violationLines(results: readonly FaultResult[]): string[] {
  return results.filter(isViolation).map((result) => JSON.stringify(result));
}
