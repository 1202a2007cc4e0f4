import { quantile } from '../audit/quantile.ts';
import type { RecoverySample } from '../audit/recovery-samples.ts';
import type { FaultReport } from '../fault-report.ts';
import type { StepKind } from '../plan/step.ts';
import { textTable } from './text-table.ts';

const meaning: Readonly<Record<StepKind, string>> = {
  'kill-worker': 'from kill -9 until the tasks in its lease ran again',
  'freeze-worker': 'from SIGSTOP until the tasks in its lease ran again',
  cut: 'from the cut until the worker started a task over a new connection',
  abandon: 'from the silent death of its connections until the worker started a task over new ones',
  'hold-bytes': 'from the end of the silence until the worker started a task',
  'kill-redis': 'from Redis being back until the worker, reconnected, started a task',
  'pause-redis': 'from the end of the pause until the worker started a task',
  'fill-memory': 'until all waiting tasks of a full Redis were answered',
  delay: '',
};

/** How long the system took to go on, by what had been done to it and at which lease. */
export function recoveryTable(reports: readonly FaultReport[]): string {
  const groups = new Map<string, { kind: StepKind; leaseMs: number; samples: RecoverySample[] }>();
  for (const { leaseMs, recovery } of reports) {
    for (const sample of recovery) {
      const name = `${sample.kind} ${leaseMs}`;
      const group = groups.get(name) ?? { kind: sample.kind, leaseMs, samples: [] };
      group.samples.push(sample);
      groups.set(name, group);
    }
  }
  const rows = [...groups.values()].map(({ kind, leaseMs, samples }) => {
    const lastMs = samples.map(({ ms }) => ms);
    const firstMs = samples.map((sample) => sample.firstMs);
    return [
      kind,
      leaseMs / 1_000,
      samples.length,
      quantile(firstMs, 0.5) ?? '-',
      quantile(firstMs, 1) ?? '-',
      quantile(lastMs, 0.5) ?? '-',
      quantile(lastMs, 1) ?? '-',
      meaning[kind],
    ].map(String);
  });
  const head = [
    'event',
    'lease s',
    'samples',
    'first p50',
    'first max',
    'all p50 ms',
    'all max ms',
    'measured',
  ];
  return textTable(head, rows);
}
