import type { SystemName } from '../system-name.ts';

/** Where Redis is: on this machine; behind 1 ms each way; on this machine with an append-only file. */
export type Leg = 'loopback' | 'delayed' | 'aof';

interface ScenarioBase {
  readonly leg: Leg;
  /** Unique in its leg. */
  readonly name: string;
  readonly concurrency: number;
  /** Tasks per second of earlier runs, for the length of the first one; later ones are as long as these were fast. */
  readonly guess: Readonly<Record<SystemName, number>>;
}

/** The tasks are waiting when the worker starts. */
export interface DrainScenario extends ScenarioBase {
  readonly kind: 'drain';
}

/** The worker is waiting when the first task is pushed, and all follow as fast as they can be pushed. */
export interface TogetherScenario extends ScenarioBase {
  readonly kind: 'together';
}

/** The worker is waiting, and tasks arrive at their own pace. */
export interface LatencyScenario extends ScenarioBase {
  readonly kind: 'latency';
  readonly perSecond: number;
}

export type Scenario = DrainScenario | TogetherScenario | LatencyScenario;

export const scenarios: readonly Scenario[] = [
  drain('loopback', 1, 15_000, 4_000, 6_000),
  drain('loopback', 50, 100_000, 14_000, 20_000),
  drain('loopback', 200, 100_000, 14_000, 20_000),
  together('loopback', 40_000, 6_000, 10_000),
  latency('loopback', 200),
  latency('loopback', 1_000),
  drain('delayed', 1, 4_000, 300, 150),
  drain('delayed', 50, 20_000, 7_000, 4_000),
  drain('delayed', 200, 50_000, 10_000, 10_000),
  together('delayed', 20_000, 6_000, 4_000),
  latency('delayed', 200),
  latency('delayed', 1_000),
  drain('aof', 50, 80_000, 10_000, 15_000),
];

function drain(leg: Leg, concurrency: number, ours: number, bullmq: number, bee: number): Scenario {
  return { kind: 'drain', leg, name: `drain${concurrency}`, concurrency, guess: { ours, bullmq, bee } };
}

function together(leg: Leg, ours: number, bullmq: number, bee: number): Scenario {
  return { kind: 'together', leg, name: 'together50', concurrency: 50, guess: { ours, bullmq, bee } };
}

function latency(leg: Leg, perSecond: number): Scenario {
  const guess = { ours: perSecond, bullmq: perSecond, bee: perSecond };
  return { kind: 'latency', leg, name: `latency${perSecond}`, concurrency: 50, perSecond, guess };
}
