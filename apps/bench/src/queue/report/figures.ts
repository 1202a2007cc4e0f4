import { median } from '../../measure/statistics.ts';
import type { GrowthResult } from '../run/growth.ts';
import type { Metric, RunResult } from '../run/run-result.ts';
import type { Leg } from '../run/scenario.ts';
import type { SystemName } from '../system-name.ts';
import { type Measure, ratioTo, spreadOf } from './comparison.ts';

export const figureNames = [
  'drain50_vs_bullmq',
  'drain50_vs_bee',
  'drain1_vs_bee',
  'drain200_vs_bullmq',
  'latency_p50_vs_bee',
  'latency_p99_vs_bee',
  'redis_commands_per_task',
  'redis_cpu_vs_bullmq',
  'bytes_beyond_payload',
  'claim_cost_1e6_vs_10',
  'lost',
  'doubled',
  'delayed_drain50_vs_bullmq',
  'delayed_drain50_vs_bee',
  'delayed_latency_p50_vs_bullmq',
  'delayed_latency_p50_vs_bee',
] as const;
export type FigureName = (typeof figureNames)[number];

/** null: not measured in this run. */
export type Figures = Readonly<Record<FigureName, number | null>>;

const latencyScenarios = ['latency200', 'latency1000'] as const;

export function figuresOf(results: readonly RunResult[], growth: readonly GrowthResult[]): Figures {
  const ratio = (rival: SystemName, leg: Leg, scenario: string, metric: Metric) =>
    ratioTo(rival, results, { leg, scenario, metric })?.median ?? null;
  const ourOwn = (measure: Measure) => spreadOf(results, measure, 'ours')?.median ?? null;
  /** The worse one of the two arrival rates. */
  const latency = (rival: SystemName, leg: Leg, metric: Metric) =>
    worst(latencyScenarios.map((scenario) => ratio(rival, leg, scenario, metric)));
  const drain50 = (metric: Metric): Measure => ({ leg: 'loopback', scenario: 'drain50', metric });
  const ours = results.filter(({ system }) => system === 'ours');

  return {
    drain50_vs_bullmq: ratio('bullmq', 'loopback', 'drain50', 'tasks_per_second'),
    drain50_vs_bee: ratio('bee', 'loopback', 'drain50', 'tasks_per_second'),
    drain1_vs_bee: ratio('bee', 'loopback', 'drain1', 'tasks_per_second'),
    drain200_vs_bullmq: ratio('bullmq', 'loopback', 'drain200', 'tasks_per_second'),
    latency_p50_vs_bee: latency('bee', 'loopback', 'latency_p50_ms'),
    latency_p99_vs_bee: latency('bee', 'loopback', 'latency_p99_ms'),
    redis_commands_per_task: ourOwn(drain50('redis_commands_per_task')),
    redis_cpu_vs_bullmq: ratio('bullmq', 'loopback', 'drain50', 'redis_cpu_us_per_task'),
    bytes_beyond_payload: ourOwn(drain50('bytes_beyond_payload')),
    claim_cost_1e6_vs_10: growthRatio(growth),
    lost: ours.reduce((sum, { lost }) => sum + lost, 0),
    doubled: ours.reduce((sum, { doubled }) => sum + doubled, 0),
    delayed_drain50_vs_bullmq: ratio('bullmq', 'delayed', 'drain50', 'tasks_per_second'),
    delayed_drain50_vs_bee: ratio('bee', 'delayed', 'drain50', 'tasks_per_second'),
    delayed_latency_p50_vs_bullmq: latency('bullmq', 'delayed', 'latency_p50_ms'),
    delayed_latency_p50_vs_bee: latency('bee', 'delayed', 'latency_p50_ms'),
  };
}

function worst(ratios: readonly (number | null)[]): number | null {
  const known = ratios.filter((ratio) => ratio !== null);
  return known.length === 0 ? null : Math.max(...known);
}

/** The longest queue against the shortest, within each repetition; then the median. */
function growthRatio(growth: readonly GrowthResult[]): number | null {
  const costUs = (repetition: number, depth: number) =>
    growth.find((result) => result.repetition === repetition && result.depth === depth)?.claim_us;
  const repetitions = [...new Set(growth.map(({ repetition }) => repetition))];
  const ratios = repetitions
    .map(
      (repetition) => (costUs(repetition, 1_000_000) ?? Number.NaN) / (costUs(repetition, 10) ?? Number.NaN),
    )
    .filter((ratio) => !Number.isNaN(ratio));
  return ratios.length === 0 ? null : median(ratios);
}
