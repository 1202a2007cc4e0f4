import { quantile } from '../audit/quantile.ts';
import type { FaultReport } from '../fault-report.ts';
import { textTable } from './text-table.ts';
import { failures } from './verdict.ts';

const head = [
  'fault',
  'lease s',
  'fsync',
  'strikes',
  'tasks',
  'answered',
  'lost',
  'doubled',
  'stuck',
  'repeated starts',
  'unexplained',
  'dead letters',
  'unsure pushes',
  'refused',
  'recovery p50 ms',
  'max ms',
  'took s',
  'verdict',
];

/** One line per fault. */
export function faultTable(reports: readonly FaultReport[]): string {
  return textTable(
    head,
    reports.map((report) => {
      const { account, starts } = report;
      const recoveryMs = report.recovery.map(({ ms }) => ms);
      return [
        report.fault,
        report.leaseMs / 1_000,
        report.fsync,
        report.strikes,
        account.tasks,
        account.answered,
        account.lost.length,
        account.doubled.length,
        account.stuck.length,
        starts.repeated,
        starts.unexplained.length,
        account.deadLetters,
        `${account.uncertain} (${account.uncertainArrived} arrived)`,
        report.refusals,
        quantile(recoveryMs, 0.5) ?? '-',
        quantile(recoveryMs, 1) ?? '-',
        Math.round(report.durationMs / 1_000),
        failures(report).length === 0 ? 'kept' : 'BROKEN',
      ].map(String);
    }),
  );
}
