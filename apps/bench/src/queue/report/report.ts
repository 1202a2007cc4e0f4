import { median } from '../../measure/statistics.ts';
import { formatNumber } from '../../report/format-number.ts';
import { markdownTable } from '../../report/markdown-table.ts';
import { depths, type GrowthResult } from '../run/growth.ts';
import { type Metric, metrics, type RunResult } from '../run/run-result.ts';
import type { Scenario } from '../run/scenario.ts';
import { type SystemName, systemNames, systemTitles } from '../system-name.ts';
import { ratioTo, type Spread, spreadOf } from './comparison.ts';

const metricTitles: Readonly<Record<Metric, string>> = {
  tasks_per_second: 'tasks/s',
  latency_p50_ms: 'p50, ms',
  latency_p99_ms: 'p99, ms',
  push_lateness_p99_ms: 'pushed late p99, ms',
  worker_cpu_us_per_task: 'worker CPU, µs/task',
  redis_cpu_us_per_task: 'Redis CPU, µs/task',
  redis_commands_per_task: 'Redis commands/task',
  bytes_beyond_payload: 'bytes beyond payload',
};

const rivals: readonly SystemName[] = ['bullmq', 'bee'];

/** Medians with their ranges, and ratios of ours to theirs. */
export function comparisonTable(results: readonly RunResult[], scenarios: readonly Scenario[]): string {
  const rows: string[][] = [];
  for (const { leg, name: scenario } of scenarios) {
    for (const metric of metrics) {
      const measure = { leg, scenario, metric };
      const spreads = systemNames.map((system) => spreadOf(results, measure, system));
      if (spreads.some((spread) => spread !== undefined)) {
        const ratios = rivals.map((rival) => ratioTo(rival, results, measure));
        rows.push([
          `${leg} ${scenario}: ${metricTitles[metric]}`,
          ...[...spreads, ...ratios].map(formatSpread),
        ]);
      }
    }
  }
  const titles = systemNames.map((system) => systemTitles[system]);
  return markdownTable(['median (range)', ...titles, 'ours ÷ BullMQ', 'ours ÷ bee-queue'], rows);
}

export function growthTable(growth: readonly GrowthResult[]): string {
  const rows = depths.map((depth) => {
    const costsUs = growth.filter((result) => result.depth === depth).map(({ claim_us }) => claim_us);
    const spread = { median: median(costsUs), least: Math.min(...costsUs), most: Math.max(...costsUs) };
    return [`${depth.toLocaleString('en-US')} waiting`, costsUs.length === 0 ? '–' : formatSpread(spread)];
  });
  return markdownTable(['ours', 'Redis µs to finish and claim a task'], rows);
}

/** Every system's lost and doubled tasks. */
export function deliveryLine(results: readonly RunResult[]): string {
  const parts = systemNames.map((name) => {
    const own = results.filter(({ system }) => system === name);
    const sum = (key: 'tasks' | 'lost' | 'doubled') => own.reduce((total, result) => total + result[key], 0);
    return `${systemTitles[name]} ${sum('tasks').toLocaleString('en-US')} tasks, ${sum('lost')} lost, ${sum('doubled')} doubled`;
  });
  return `${parts.join('; ')}.`;
}

function formatSpread(spread: Spread | undefined): string {
  if (spread === undefined) {
    return '–';
  }
  const { median: middle, least, most } = spread;
  return `${formatNumber(middle)} (${formatNumber(least)}–${formatNumber(most)})`;
}
