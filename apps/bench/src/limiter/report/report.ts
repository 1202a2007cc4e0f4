import { formatNumber } from '../../report/format-number.ts';
import { markdownTable } from '../../report/markdown-table.ts';
import type { Part, Row } from '../run/row.ts';
import { systemNames, systemTitles } from '../system-name.ts';

const header = [
  'limiter',
  'processes',
  'N/s',
  'jitter, ms',
  's',
  'worst window',
  'over N',
  'share over N',
  'over N by send stamp',
  'utilisation',
  'Jain',
  'Redis calls/grant',
  'worker CPU, µs/grant',
  'transit p99 (most), ms',
  'stale slots',
];

/** One line per run. */
export function rowTable(rows: readonly Row[], part: Exclude<Part, 'idle'>): string {
  return markdownTable(
    part === 'scopes' ? [...header, 'worst window of an API id', 'over 5'] : header,
    rows
      .filter((row) => row.part === part)
      .map((row) => [
        title(row),
        String(row.processes),
        String(row.limit),
        String(row.jitter_ms),
        String(row.seconds),
        String(row.worst),
        String(row.over),
        percent(row.share_over),
        String(row.over_by_send),
        percent(row.utilisation),
        row.jain.toFixed(3),
        formatNumber(row.redis_calls_per_grant),
        formatNumber(row.worker_cpu_us_per_grant),
        `${formatNumber(row.transit_p99_ms)} (${formatNumber(row.transit_max_ms)})`,
        String(row.stale_slots),
        ...(part === 'scopes' ? [String(row.worst_id), String(row.over_id)] : []),
      ]),
  );
}

/** From asking for a call to sending it, when there is room. */
export function idleTable(rows: readonly Row[]): string {
  return markdownTable(
    ['idle', 'processes', 'N/s', 'calls', 'added p50, ms', 'added p99, ms', 'Redis calls/grant'],
    rows
      .filter(({ part }) => part === 'idle')
      .map((row) => [
        title(row),
        String(row.processes),
        String(row.limit),
        String(row.calls),
        row.latency_p50_ms === null ? '–' : formatNumber(row.latency_p50_ms),
        row.latency_p99_ms === null ? '–' : formatNumber(row.latency_p99_ms),
        formatNumber(row.redis_calls_per_grant),
      ]),
  );
}

/** Every call counted at the server. */
export function deliveryLine(rows: readonly Row[]): string {
  const parts = systemNames.flatMap((name) => {
    const own = rows.filter(({ system }) => system === name);
    if (own.length === 0) return [];
    const sum = (key: 'calls' | 'lost' | 'doubled') => own.reduce((total, row) => total + row[key], 0);
    const calls = sum('calls').toLocaleString('en-US');
    return [`${systemTitles[name]} ${calls} calls, ${sum('lost')} lost, ${sum('doubled')} doubled`];
  });
  return `${parts.join('; ')}.`;
}

function title({ system, skew_ms }: Row): string {
  return skew_ms === 0 ? systemTitles[system] : `${systemTitles[system]}, clocks ±${skew_ms / 1_000} s`;
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)} %`;
}
