import { loadavg } from 'node:os';
import type { LimiterOptions } from './limiter-options.ts';
import { type Figures, figuresOf } from './report/figures.ts';
import { planRows } from './run/plan.ts';
import type { Row } from './run/row.ts';
import { runRow } from './run/run-row.ts';
import { systemTitles } from './system-name.ts';
import { type Versions, versions } from './versions.ts';

/** What `--json` writes. */
export interface LimiterReport {
  readonly versions: Versions;
  readonly settings: {
    /** Load average of the last minute, at the end of each row; above the number of cores others wanted them too. */
    readonly load_averages: readonly number[];
  };
  readonly rows: readonly Row[];
  readonly figures: Figures;
}

/** @param progress - told what is going on, for a person who waits */
export async function runLimiterBenchmark(
  options: LimiterOptions,
  progress: (line: string) => void,
): Promise<LimiterReport> {
  const plans = planRows(options);
  if (plans.length === 0)
    throw new RangeError('nothing to run: none of these limiters has a row in this plan');
  const rows: Row[] = [];
  const loadAverages: number[] = [];
  for (const [index, plan] of plans.entries()) {
    const { part, system, processes, limit, jitter_ms, seconds } = plan;
    const what = `${systemTitles[system]}, ${processes} × ${limit}/s, jitter ${jitter_ms} ms, ${seconds} s`;
    progress(`${index + 1} of ${plans.length}: ${part}, ${what}`);
    const row = await runRow(plan, index + 1);
    rows.push(row);
    loadAverages.push(loadavg()[0] ?? 0);
    progress(`  worst ${row.worst}, over ${row.over}, utilisation ${(row.utilisation * 100).toFixed(2)} %`);
  }
  return {
    versions: await versions(),
    settings: { load_averages: loadAverages },
    rows,
    figures: figuresOf(rows),
  };
}
