import { quantile } from '../audit/quantile.ts';
import type { FaultReport } from '../fault-report.ts';
import { failures } from './verdict.ts';

export interface RunSettings {
  readonly tasks: number;
  readonly seed: number;
  readonly workers: number;
}

/** What `--json` writes. */
export function jsonReport(settings: RunSettings, reports: readonly FaultReport[]): unknown {
  return {
    ...settings,
    kept: reports.every((report) => failures(report).length === 0),
    faults: reports.map((report) => {
      const { account, starts, recovery } = report;
      const recoveryMs = recovery.map(({ ms }) => ms);
      return {
        fault: report.fault,
        lease_ms: report.leaseMs,
        fsync: report.fsync,
        strikes: report.strikes,
        tasks: account.tasks,
        answered: account.answered,
        lost: account.lost.length,
        doubled: account.doubled.length,
        stuck: account.stuck.length,
        wrong: account.wrong.length,
        repeated_starts: starts.repeated,
        unexplained_starts: starts.unexplained.length,
        dead_letters: account.deadLetters,
        uncertain_pushes: account.uncertain,
        uncertain_arrived: account.uncertainArrived,
        refused_pushes: report.refusals,
        recovery_ms_p50: quantile(recoveryMs, 0.5),
        recovery_ms_max: quantile(recoveryMs, 1),
        recovery_samples: recovery,
        failures: failures(report),
        hub_errors: account.hubErrors,
        worker_events: report.events.counts,
        worker_errors: report.events.errors,
        other_keys: report.otherKeys,
        trace: report.trace,
        duration_ms: Math.round(report.durationMs),
      };
    }),
  };
}
