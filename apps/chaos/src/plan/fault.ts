import type { FaultName } from './fault-name.ts';
import { planBlackhole } from './plan-blackhole.ts';
import { planCut } from './plan-cut.ts';
import { planFreeze } from './plan-freeze.ts';
import { planMaxmemory } from './plan-maxmemory.ts';
import { planMixed } from './plan-mixed.ts';
import { planRedisKill } from './plan-redis-kill.ts';
import { planSlowRedis } from './plan-slow-redis.ts';
import { planWorkerKill } from './plan-worker-kill.ts';
import type { PlanInput, PlannedStep } from './step.ts';

export interface Fault {
  /** Unless told otherwise, milliseconds. */
  readonly leaseMs: number;
  /**
   * How Redis syncs its append-only file. `always` where Redis itself is killed: with `everysec` a killed Redis may
   * forget what it had acknowledged, and no queue can make up for that.
   */
  readonly fsync: 'everysec' | 'always';
  readonly plan: (input: PlanInput) => PlannedStep[];
}

const defaultLeaseMs = 10_000;
const shortestLeaseMs = 1_000;

export const faults: Readonly<Record<FaultName, Fault>> = {
  'worker-kill': { leaseMs: defaultLeaseMs, fsync: 'everysec', plan: planWorkerKill },
  'worker-kill-1s': { leaseMs: shortestLeaseMs, fsync: 'everysec', plan: planWorkerKill },
  cut: { leaseMs: defaultLeaseMs, fsync: 'everysec', plan: planCut },
  freeze: { leaseMs: shortestLeaseMs, fsync: 'everysec', plan: planFreeze },
  'redis-kill': { leaseMs: defaultLeaseMs, fsync: 'always', plan: planRedisKill },
  maxmemory: { leaseMs: defaultLeaseMs, fsync: 'everysec', plan: planMaxmemory },
  'slow-redis': { leaseMs: 2_000, fsync: 'everysec', plan: planSlowRedis },
  blackhole: { leaseMs: 2_000, fsync: 'everysec', plan: planBlackhole },
  mixed: { leaseMs: 2_000, fsync: 'always', plan: planMixed },
};
