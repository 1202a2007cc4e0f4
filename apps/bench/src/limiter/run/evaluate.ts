import { percentile } from '../../measure/statistics.ts';
import { jain } from '../measure/jain.ts';
import { type Span, utilisation } from '../measure/utilisation.ts';
import { countWindows } from '../measure/windows.ts';
import type { Arrival } from '../server/arrival-log.ts';
import type { Done } from '../worker/protocol.ts';
import type { Row, RowPlan } from './row.ts';

/** What the processes said when the measured time began, when it ended, and when all calls had left. */
export interface Readings {
  readonly span: Span;
  readonly before: readonly Done[];
  readonly after: readonly Done[];
  readonly last: readonly Done[];
}

/** @param idLimit - of each API id; undefined where there is none */
export function evaluate(
  plan: RowPlan,
  arrivals: readonly Arrival[],
  { span, before, after, last }: Readings,
  idLimit: number | undefined,
): Row {
  const timesUs = arrivals.map(({ atUs }) => atUs);
  const windows = countWindows(timesUs, plan.limit);
  const bySend = countWindows(
    arrivals.map(({ idealUs }) => idealUs),
    plan.limit,
  );
  const measured = arrivals.filter(({ atUs }) => atUs >= span.fromUs && atUs < span.untilUs);
  const shares = before.map((_, worker) => measured.filter((arrival) => arrival.worker === worker).length);
  const transitsMs = arrivals.map(({ transitUs }) => transitUs / 1_000);
  // Calls of the warm-up waited for what comes once only.
  const waitsMs = last.flatMap(({ waitsUs }, worker) =>
    waitsUs.slice(before[worker]?.waitsUs.length).map((waitUs) => waitUs / 1_000),
  );
  const grown = (key: 'grants' | 'commands' | 'cpuUs') => sum(after, key) - sum(before, key);
  const calls = sum(last, 'grants');
  const seen = new Set(arrivals.map(({ worker, number }) => `${worker}:${number}`)).size;
  return {
    ...plan,
    ...windows,
    share_over: windows.over / windows.windows,
    worst_by_send: bySend.worst,
    over_by_send: bySend.over,
    ...countIds(arrivals, idLimit),
    utilisation: utilisation(timesUs, plan.limit, span),
    jain: jain(shares),
    redis_calls_per_grant: grown('commands') / grown('grants'),
    worker_cpu_us_per_grant: grown('cpuUs') / grown('grants'),
    latency_p50_ms: waitsMs.length === 0 ? null : percentile(waitsMs, 0.5),
    latency_p99_ms: waitsMs.length === 0 ? null : percentile(waitsMs, 0.99),
    transit_p99_ms: percentile(transitsMs, 0.99),
    transit_max_ms: percentile(transitsMs, 1),
    stale_slots: sum(last, 'staleSlots'),
    calls,
    lost: calls - seen,
    doubled: arrivals.length - seen,
  };
}

function countIds(
  arrivals: readonly Arrival[],
  limit: number | undefined,
): Pick<Row, 'worst_id' | 'over_id'> {
  if (limit === undefined) return { worst_id: null, over_id: null };
  const timesUs = new Map<number, number[]>();
  for (const { kind, atUs } of arrivals) timesUs.set(kind, [...(timesUs.get(kind) ?? []), atUs]);
  const counts = [...timesUs.values()].map((own) => countWindows(own, limit));
  return {
    worst_id: Math.max(...counts.map(({ worst }) => worst)),
    over_id: counts.reduce((total, { over }) => total + over, 0),
  };
}

function sum(readings: readonly Done[], key: 'grants' | 'commands' | 'cpuUs' | 'staleSlots'): number {
  return readings.reduce((total, reading) => total + reading[key], 0);
}
