import type { SystemName } from '../system-name.ts';
import type { Scenario } from './scenario.ts';

/** Room for the arrays and the memory of any machine. */
const mostTasks = 500_000;
const fewestTasks = 20;

/** How many tasks make a run of a certain length: as many as the run before got through in that time. */
export class TaskCount {
  readonly #ratesPerSecond = new Map<string, number>();
  readonly #cap: number;

  constructor(cap: number) {
    this.#cap = Math.min(mostTasks, cap);
  }

  tasks(scenario: Scenario, system: SystemName, seconds: number): number {
    const rate = this.#ratesPerSecond.get(key(scenario, system)) ?? scenario.guess[system];
    return Math.min(this.#cap, Math.max(fewestTasks, Math.round(rate * seconds)));
  }

  learn(scenario: Scenario, system: SystemName, ratePerSecond: number): void {
    this.#ratesPerSecond.set(key(scenario, system), ratePerSecond);
  }
}

function key({ leg, name }: Scenario, system: SystemName): string {
  return `${leg} ${name} ${system}`;
}
