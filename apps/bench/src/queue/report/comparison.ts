import { median } from '../../measure/statistics.ts';
import type { Metric, RunResult } from '../run/run-result.ts';
import type { Leg } from '../run/scenario.ts';
import type { SystemName } from '../system-name.ts';

/** Which number of which runs. */
export interface Measure {
  readonly leg: Leg;
  readonly scenario: string;
  readonly metric: Metric;
}

export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/** One number of one system, over all rounds; undefined when it was never measured. */
export function spreadOf(
  results: readonly RunResult[],
  measure: Measure,
  system: SystemName,
): Spread | undefined {
  return spread([...byRound(results, measure, system).values()]);
}

/**
 * Ours over theirs. The ratio is taken within each round, where both ran one after the other and met the same load of
 * the machine, and then the median of these.
 */
export function ratioTo(
  rival: SystemName,
  results: readonly RunResult[],
  measure: Measure,
): Spread | undefined {
  const theirs = byRound(results, measure, rival);
  const ratios: number[] = [];
  for (const [round, value] of byRound(results, measure, 'ours')) {
    const other = theirs.get(round);
    if (other !== undefined) {
      ratios.push(value / other);
    }
  }
  return spread(ratios);
}

function byRound(
  results: readonly RunResult[],
  { leg, scenario, metric }: Measure,
  system: SystemName,
): Map<number, number> {
  const values = new Map<number, number>();
  for (const result of results) {
    const value = result.metrics[metric];
    if (
      result.leg === leg &&
      result.scenario === scenario &&
      result.system === system &&
      value !== undefined
    ) {
      values.set(result.round, value);
    }
  }
  return values;
}

function spread(values: readonly number[]): Spread | undefined {
  return values.length === 0
    ? undefined
    : { median: median(values), least: Math.min(...values), most: Math.max(...values) };
}
