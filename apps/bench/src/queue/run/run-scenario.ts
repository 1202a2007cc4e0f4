import { setTimeout as sleep } from 'node:timers/promises';
import { percentile } from '../../measure/statistics.ts';
import type { CollectReply } from '../agent/protocol.ts';
import { payloadBytes } from '../bench-task.ts';
import { commandsBetween, type MeterReading, readMeter } from '../measure/redis-meter.ts';
import type { AgentPair, Site } from './lab.ts';
import type { Metric } from './run-result.ts';
import type { DrainScenario, LatencyScenario, Scenario, TogetherScenario } from './scenario.ts';

/** For a worker to have fallen asleep on an empty queue. */
const settleMs = 100;

export interface Outcome {
  readonly metrics: Partial<Record<Metric, number>>;
  readonly lost: number;
  readonly doubled: number;
}

interface Stage<Kind extends Scenario> {
  readonly scenario: Kind;
  readonly agents: AgentPair;
  readonly site: Site;
  readonly tasks: number;
  readonly seed: number;
}

/** One system through one scenario, on an emptied Redis. */
export async function runScenario({ scenario, ...stage }: Stage<Scenario>): Promise<Outcome> {
  await stage.site.redis.flushall('SYNC');
  switch (scenario.kind) {
    case 'drain':
      return await drain({ scenario, ...stage });
    case 'together':
      return await together({ scenario, ...stage });
    case 'latency':
      return await latency({ scenario, ...stage });
  }
}

async function drain({ scenario, agents, site, tasks }: Stage<DrainScenario>): Promise<Outcome> {
  const empty = await readMeter(site.redis);
  // Not measured, so it need not take the slow way.
  await agents.producer.pushAll({ port: site.directPort, tasks });
  const before = await readMeter(site.redis);
  await listen(scenario, agents, site, tasks);
  const collected = await agents.worker.collect();
  const after = await readMeter(site.redis);
  return await finish(agents, tasks, collected, {
    tasks_per_second: (tasks * 1_000_000) / (collected.lastStoredUs - collected.firstStartUs),
    ...costs(before, after, collected, tasks),
    bytes_beyond_payload: (before.usedMemoryBytes - empty.usedMemoryBytes) / tasks - payloadBytes,
  });
}

async function together({ scenario, agents, site, tasks }: Stage<TogetherScenario>): Promise<Outcome> {
  const before = await readMeter(site.redis);
  await listen(scenario, agents, site, tasks);
  await sleep(settleMs);
  const { startedUs } = await agents.producer.pushAll({ port: site.port, tasks });
  const collected = await agents.worker.collect();
  const after = await readMeter(site.redis);
  return await finish(agents, tasks, collected, {
    tasks_per_second: (tasks * 1_000_000) / (collected.lastStoredUs - startedUs),
    ...costs(before, after, collected, tasks),
  });
}

async function latency({ scenario, agents, site, tasks, seed }: Stage<LatencyScenario>): Promise<Outcome> {
  const before = await readMeter(site.redis);
  await listen(scenario, agents, site, tasks);
  await sleep(settleMs);
  const { perSecond } = scenario;
  const { latenessesUs } = await agents.producer.pushOnTime({ port: site.port, tasks, perSecond, seed });
  const collected = await agents.worker.collect();
  const after = await readMeter(site.redis);
  return await finish(agents, tasks, collected, {
    latency_p50_ms: percentile(collected.latenciesUs, 0.5) / 1_000,
    latency_p99_ms: percentile(collected.latenciesUs, 0.99) / 1_000,
    push_lateness_p99_ms: percentile(latenessesUs, 0.99) / 1_000,
    ...costs(before, after, collected, tasks),
  });
}

function listen({ concurrency }: Scenario, { worker }: AgentPair, site: Site, tasks: number): Promise<void> {
  return worker.listen({ port: site.port, directPort: site.directPort, concurrency, tasks });
}

function costs(before: MeterReading, after: MeterReading, { cpuUs }: CollectReply, tasks: number) {
  return {
    worker_cpu_us_per_task: cpuUs / tasks,
    redis_cpu_us_per_task: (after.cpuUs - before.cpuUs) / tasks,
    redis_commands_per_task: commandsBetween(before, after) / tasks,
  };
}

async function finish(
  { worker }: AgentPair,
  tasks: number,
  { neverStarted, doubled }: CollectReply,
  metrics: Outcome['metrics'],
): Promise<Outcome> {
  const { answers } = await worker.finish();
  return { metrics, lost: Math.max(neverStarted, tasks - answers), doubled };
}
