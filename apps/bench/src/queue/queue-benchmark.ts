import { payloadBytes } from './bench-task.ts';
import type { QueueOptions } from './queue-options.ts';
import { type Figures, figuresOf } from './report/figures.ts';
import { type GrowthResult, measureGrowth } from './run/growth.ts';
import { Lab } from './run/lab.ts';
import type { RunResult } from './run/run-result.ts';
import { runRound } from './run/run-round.ts';
import { type Scenario, scenarios } from './run/scenario.ts';
import { TaskCount } from './run/task-count.ts';
import { type Versions, versions } from './versions.ts';

/** What `--json` writes. */
export interface BenchmarkReport {
  readonly versions: Versions;
  readonly settings: {
    readonly rounds: number;
    readonly seconds_per_run: number;
    readonly payload_bytes: number;
    /** What the slow way really adds, each way. */
    readonly delayed_one_way_ms: number;
    readonly persistence: { readonly loopback: string; readonly delayed: string; readonly aof: string };
  };
  readonly rounds: readonly RunResult[];
  readonly growth: readonly GrowthResult[];
  readonly figures: Figures;
}

const persistence = { loopback: 'none', delayed: 'none', aof: 'appendfsync everysec' } as const;

/** @param progress - told what is going on, for a person who waits */
export async function runQueueBenchmark(
  options: QueueOptions,
  progress: (line: string) => void,
): Promise<BenchmarkReport> {
  const chosen = chosenScenarios(options.only);
  const rounds: RunResult[] = [];
  const growth: GrowthResult[] = [];
  await using lab = await Lab.open();
  const counts = new TaskCount(options.maxTasks);
  const roundOptions = { lab, scenarios: chosen, counts };
  const { warmUpSeconds, seconds } = options;

  progress('warm-up');
  await runRound({ ...roundOptions, round: 0, seconds: warmUpSeconds, onRun: () => undefined });
  for (let round = 1; round <= options.rounds; round += 1) {
    progress(`round ${round} of ${options.rounds}`);
    await runRound({ ...roundOptions, round, seconds, onRun: (result) => rounds.push(result) });
  }
  if (options.only === '') {
    progress('growth');
    await measureGrowth(options.growthRepetitions, (result) => growth.push(result));
  }
  return {
    versions: versions(lab.redisVersion),
    settings: {
      rounds: options.rounds,
      seconds_per_run: options.seconds,
      payload_bytes: payloadBytes,
      delayed_one_way_ms: lab.measuredOneWayUs / 1_000,
      persistence,
    },
    rounds,
    growth,
    figures: figuresOf(rounds, growth),
  };
}

/** @throws RangeError none has such a name */
export function chosenScenarios(only: string): readonly Scenario[] {
  const chosen = scenarios.filter(({ leg, name }) => `${leg} ${name}`.includes(only));
  if (chosen.length === 0) {
    const names = scenarios.map(({ leg, name }) => `${leg} ${name}`).join(', ');
    throw new RangeError(`--only is ${only}; the scenarios are: ${names}`);
  }
  return chosen;
}
