import { setTimeout as sleep } from 'node:timers/promises';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { percentile } from '../../measure/statistics.ts';
import { countWindows } from '../measure/windows.ts';
import { Crew } from '../run/crew.ts';
import { type FaultPlan, faultProcesses } from './fault-plan.ts';

const jitterMs = 10;
/** The pause of a limiter that does not know its past, connections, and some calls besides. */
const warmUpMs = 1_500;
const frozenMs = 3_000;
/** Long enough for the pause after a loss and a whole window. */
const afterMs = 2_400;

/** What came of a run with a fault. */
export interface FaultResult extends FaultPlan {
  readonly worst: number;
  readonly over: number;
  readonly over_by_send: number;
  readonly calls: number;
  /** From the end of the fault to the next arrival, milliseconds; null when none came. */
  readonly resumed_ms: number | null;
  readonly doubled: number;
  readonly transit_max_ms: number;
}

export async function runFault(plan: FaultPlan): Promise<FaultResult> {
  await using crew = await Crew.open(
    {
      part: 'saturated',
      system: plan.system,
      round: 1,
      processes: faultProcesses,
      limit: plan.limit,
      jitter_ms: jitterMs,
      skew_ms: 0,
      seconds: 5,
    },
    plan.run,
    { appendonly: plan.kind === 'redis-with-data' ? 'always' : 'no' },
  );
  await crew.start();
  await sleep(warmUpMs + plan.after_ms);
  await strike(crew, plan);
  const overUs = monotonicUs();
  await sleep(afterMs);
  await crew.stop();
  const arrivals = await crew.server.collect();
  const windows = countWindows(
    arrivals.map(({ atUs }) => atUs),
    plan.limit,
  );
  const bySend = countWindows(
    arrivals.map(({ idealUs }) => idealUs),
    plan.limit,
  );
  const laterUs = arrivals.map(({ atUs }) => atUs).filter((atUs) => atUs >= overUs);
  const calls = new Set(arrivals.map(({ worker, number }) => `${worker}:${number}`)).size;
  return {
    ...plan,
    worst: windows.worst,
    over: windows.over,
    over_by_send: bySend.over,
    calls,
    resumed_ms: laterUs.length === 0 ? null : (Math.min(...laterUs) - overUs) / 1_000,
    doubled: arrivals.length - calls,
    transit_max_ms: percentile(
      arrivals.map(({ transitUs }) => transitUs / 1_000),
      1,
    ),
  };
}

/** Resolves when the fault is over. */
async function strike(crew: Crew, { kind, victim, away_ms }: FaultPlan): Promise<void> {
  switch (kind) {
    case 'redis-with-data':
    case 'redis-without-data':
      await crew.redis.kill9();
      await sleep(away_ms);
      return await crew.redis.restart();
    case 'worker-killed':
      return await crew.killWorker(victim);
    case 'worker-frozen':
      crew.signalWorker(victim, 'SIGSTOP');
      await sleep(frozenMs);
      return crew.signalWorker(victim, 'SIGCONT');
  }
}
