import { writeFile } from 'node:fs/promises';
import { targetTable } from '../report/target-table.ts';
import { runFaults } from './faults/run-faults.ts';
import { type LimiterReport, runLimiterBenchmark } from './limiter-benchmark.ts';
import { type LimiterOptions, limiterOptions, limiterUsage } from './limiter-options.ts';
import { deliveryLine, idleTable, rowTable } from './report/report.ts';
import { targets } from './report/targets.ts';
import { isOurs } from './system-name.ts';

/** @returns the exit code: 1 when ours sent too many or lost count of a call, 64 for bad options */
export async function limiterCommand(args: readonly string[]): Promise<number> {
  let options: LimiterOptions | undefined;
  try {
    options = limiterOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${limiterUsage}`);
    return 64;
  }
  if (options === undefined) {
    process.stdout.write(limiterUsage);
    return 0;
  }
  const startedMs = performance.now();
  const elapsed = () => `${((performance.now() - startedMs) / 1_000).toFixed(0)} s`;
  const progress = (line: string): void => void process.stderr.write(`[${elapsed()}] ${line}\n`);
  if (options.faults > 0) return await runFaults(options, progress);

  const report = await runLimiterBenchmark(options, progress);
  if (options.jsonPath !== undefined) {
    await writeFile(options.jsonPath, `${JSON.stringify(report, null, 2)}\n`);
  }
  process.stdout.write(`${reportText(report, elapsed())}\n`);
  const ours = report.rows.filter(({ system }) => isOurs(system));
  return ours.every(({ over, over_id, lost, doubled }) => over + (over_id ?? 0) + lost + doubled === 0)
    ? 0
    : 1;
}

function reportText({ versions: used, settings, rows, figures }: LimiterReport, elapsed: string): string {
  const parts = [
    `Node ${used.node}, Redis ${used.redis}, rate-limiter-flexible ${used.flexible}, bottleneck ` +
      `${used.bottleneck}, BullMQ ${used.bullmq}, ioredis ${used.ioredis}, ${used.cores} cores (${used.cpu}).\n` +
      `${rows.length} runs in ${elapsed}; load average ` +
      `${Math.min(...settings.load_averages).toFixed(1)}–${Math.max(...settings.load_averages).toFixed(1)}.`,
    ...(['saturated', 'scopes'] as const).flatMap((part) =>
      rows.some((row) => row.part === part) ? [rowTable(rows, part)] : [],
    ),
    ...(rows.some(({ part }) => part === 'idle') ? [idleTable(rows)] : []),
    targetTable(targets, figures),
    deliveryLine(rows),
  ];
  return parts.join('\n\n');
}
