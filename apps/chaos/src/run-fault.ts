import { performance } from 'node:perf_hooks';
import { consumerDefaults } from '@hub/queue-client';
import { runPlan } from './act/run-plan.ts';
import { Arena } from './arena/arena.ts';
import { untilQuiet } from './arena/until-quiet.ts';
import { account } from './audit/account.ts';
import { readFinalState } from './audit/final-state.ts';
import { recoverySamples } from './audit/recovery-samples.ts';
import { repeatedStarts } from './audit/repeated-starts.ts';
import { traceTasks } from './audit/trace-tasks.ts';
import { readWorkerEvents } from './audit/worker-events.ts';
import { readWriteHistory } from './audit/write-history.ts';
import type { FaultReport } from './fault-report.ts';
import { faults } from './plan/fault.ts';
import type { FaultName } from './plan/fault-name.ts';
import { makePlan } from './plan/make-plan.ts';
import { phaseMs } from './plan/phase-ms.ts';
import { Pace } from './produce/pace.ts';
import { runProducers } from './produce/producers.ts';
import { PushLog } from './produce/push-log.ts';
import { TaskIds } from './produce/task-ids.ts';

export interface FaultRunOptions {
  readonly fault: FaultName;
  readonly tasks: number;
  readonly seed: number;
  readonly workers: number;
  /** Default: the fault's own, milliseconds. */
  readonly leaseMs?: number;
  /** The program of the workers. Default: the real consumer. */
  readonly workerScript?: string;
  /** How long tasks may take to be answered after the last fault, milliseconds. Default three leases and 30 s. */
  readonly patienceMs?: number;
}

/** Tasks whose whole story is told when something is wrong. */
const tracedTasks = 3;

/** One fault against a fresh Redis and fresh workers: faults and pushes together, then silence, then the audit. */
export async function runFault(options: FaultRunOptions): Promise<FaultReport> {
  const { fault, tasks, seed, workers, workerScript } = options;
  const { fsync, leaseMs: usualLeaseMs } = faults[fault];
  const leaseMs = options.leaseMs ?? usualLeaseMs;
  const beganMs = performance.now();

  const plan = makePlan(fault, seed, { tasks, workers, leaseMs, phaseMs: phaseMs(tasks) });
  const filled = plan.reduce((sum, { step }) => sum + (step.kind === 'fill-memory' ? step.tasks : 0), 0);

  await using arena = await Arena.open({
    workers,
    leaseMs,
    seed,
    fsync,
    ...(workerScript === undefined ? {} : { workerScript }),
  });
  await arena.startWorkers();

  const taskIds = new TaskIds(`${fault}-${seed}`);
  const pushes = new PushLog();
  const pace = new Pace({ tasks: tasks - filled, phaseMs: phaseMs(tasks), nowMs: () => performance.now() });
  const producing = runProducers({ port: arena.producerLine.port, seed, taskIds, pace, log: pushes });
  const strikes = await runPlan({ arena, taskIds, pushes }, plan);
  pace.release();
  await producing;
  await untilQuiet(arena, pushes.acknowledged, options.patienceMs ?? 3 * leaseMs + 30_000);
  await arena.stopWorkers();

  const final = await readFinalState(arena.redis);
  const starts = await arena.ledger.caughtUp();
  await arena.server.stop();
  const history = await readWriteHistory(arena.directory);

  const answerTtlMs = consumerDefaults.responseTtlSeconds * 1_000;
  const { acknowledged, uncertain, refusals } = pushes;
  const settled = account({ acknowledged, uncertain, starts, history, final, answerTtlMs });
  const processes = arena.slots.flatMap((slot) => slot.history);
  const events = readWorkerEvents(processes.map(({ name, running }) => ({ name, lines: running.lines })));
  const answeredBy = new Map(Array.from(final.answers, ([taskId, { mark }]) => [taskId, mark]));
  const suspects = [...settled.lost, ...settled.doubled].slice(0, tracedTasks);
  return {
    fault,
    leaseMs,
    fsync,
    account: settled,
    refusals,
    starts: repeatedStarts({ starts, strikes, leaseLostAtMs: events.leaseLostAtMs, leaseMs }),
    strikes: strikes.length,
    recovery: recoverySamples({ starts, strikes, answeredBy, connectedAtMs: events.connectedAtMs }),
    crashes: arena.slots.flatMap((slot) => slot.crashes),
    otherKeys: final.otherKeys,
    events,
    trace: suspects.length === 0 ? [] : await traceTasks(arena.directory, new Set(suspects)),
    durationMs: performance.now() - beganMs,
  };
}
