import { writeFile } from 'node:fs/promises';
import { targetTable } from '../report/target-table.ts';
import { chosenScenarios, runQueueBenchmark } from './queue-benchmark.ts';
import { queueOptions, queueUsage } from './queue-options.ts';
import { comparisonTable, deliveryLine, growthTable } from './report/report.ts';
import { targets } from './report/targets.ts';

/** @returns the exit code: 1 when a task was lost or doubled by ours, 64 for bad options */
export async function queueCommand(args: readonly string[]): Promise<number> {
  let options: ReturnType<typeof queueOptions>;
  try {
    options = queueOptions(args);
    chosenScenarios(options?.only ?? '');
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${queueUsage}`);
    return 64;
  }
  if (options === undefined) {
    process.stdout.write(queueUsage);
    return 0;
  }
  const startedMs = performance.now();
  const elapsed = () => `${((performance.now() - startedMs) / 1_000).toFixed(0)} s`;
  const report = await runQueueBenchmark(options, (line) => process.stderr.write(`[${elapsed()}] ${line}\n`));
  if (options.jsonPath !== undefined) {
    await writeFile(options.jsonPath, `${JSON.stringify(report, null, 2)}\n`);
  }
  const { versions: used, settings, rounds, growth, figures } = report;
  const parts = [
    `Node ${used.node}, Redis ${used.redis}, BullMQ ${used.bullmq}, bee-queue ${used.bee_queue}, ` +
      `ioredis ${used.ioredis}, ${used.cores} cores (${used.cpu}).\n` +
      `${settings.rounds} rounds in ${elapsed()}; payload ${settings.payload_bytes} bytes; Redis without ` +
      `persistence but for aof (everysec); delayed: ${settings.delayed_one_way_ms.toFixed(2)} ms each way; ` +
      `load average ${settings.load_averages.map((load) => load.toFixed(1)).join(', ')}.`,
    comparisonTable(rounds, chosenScenarios(options.only)),
    ...(growth.length === 0 ? [] : [growthTable(growth)]),
    targetTable(targets, figures),
    deliveryLine(rounds),
  ];
  process.stdout.write(`${parts.join('\n\n')}\n`);
  return figures.lost === 0 && figures.doubled === 0 ? 0 : 1;
}
