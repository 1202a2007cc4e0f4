import type { SystemName } from '../system-name.ts';
import type { Leg } from './scenario.ts';

/** What a run may measure; every name carries its unit. */
export const metrics = [
  'tasks_per_second',
  'latency_p50_ms',
  'latency_p99_ms',
  'push_lateness_p99_ms',
  'worker_cpu_us_per_task',
  'redis_cpu_us_per_task',
  'redis_commands_per_task',
  'bytes_beyond_payload',
] as const;
export type Metric = (typeof metrics)[number];

/** One system in one scenario, once. */
export interface RunResult {
  readonly round: number;
  readonly leg: Leg;
  readonly scenario: string;
  readonly system: SystemName;
  readonly tasks: number;
  readonly metrics: Readonly<Partial<Record<Metric, number>>>;
  /** Tasks never started, or without their result in Redis. */
  readonly lost: number;
  /** Starts beyond the first. */
  readonly doubled: number;
}
