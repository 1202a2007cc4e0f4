import { rotated } from '../system-name.ts';
import type { Lab } from './lab.ts';
import type { RunResult } from './run-result.ts';
import { runScenario } from './run-scenario.ts';
import type { Scenario } from './scenario.ts';
import type { TaskCount } from './task-count.ts';

export interface RoundOptions {
  readonly lab: Lab;
  readonly scenarios: readonly Scenario[];
  readonly counts: TaskCount;
  /** 0 for the round that warms up and does not count. */
  readonly round: number;
  readonly seconds: number;
  /** Told of every run that is done. */
  readonly onRun: (result: RunResult) => void;
}

/** Every scenario once, and in each the three systems one after the other; who begins changes every time. */
export async function runRound({
  lab,
  scenarios,
  counts,
  round,
  seconds,
  onRun,
}: RoundOptions): Promise<void> {
  for (const [index, scenario] of scenarios.entries()) {
    for (const system of rotated(round + index)) {
      const tasks = counts.tasks(scenario, system, seconds);
      const outcome = await runScenario({
        scenario,
        tasks,
        agents: lab.agents(system),
        site: lab.site(scenario.leg),
        seed: round,
      });
      const ratePerSecond = outcome.metrics.tasks_per_second;
      if (ratePerSecond !== undefined) {
        counts.learn(scenario, system, ratePerSecond);
      }
      onRun({ round, leg: scenario.leg, scenario: scenario.name, system, tasks, ...outcome });
    }
  }
}
