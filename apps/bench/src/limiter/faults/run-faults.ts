import { writeFile } from 'node:fs/promises';
import type { LimiterOptions } from '../limiter-options.ts';
import { planFaults } from './fault-plan.ts';
import { faultTable, isViolation, violationLines } from './fault-report.ts';
import { type FaultResult, runFault } from './run-fault.ts';

/**
 * Runs with faults, one after the other; prints a table.
 *
 * @returns the exit code: 1 when a run broke the promise
 */
export async function runFaults(
  { faults, seed, jsonPath }: LimiterOptions,
  progress: (line: string) => void,
): Promise<number> {
  const results: FaultResult[] = [];
  for (const plan of planFaults(faults, seed)) {
    const result = await runFault(plan);
    results.push(result);
    const { run, kind, limit, worst, over, over_by_send, transit_max_ms } = result;
    const seen = `worst ${worst}, over ${over} (by send stamp ${over_by_send}, transit ${transit_max_ms.toFixed(1)} ms)`;
    progress(`${run} of ${faults}: ${kind}, ${limit}/s: ${seen}`);
  }
  if (jsonPath !== undefined) await writeFile(jsonPath, `${JSON.stringify({ seed, results }, null, 2)}\n`);
  process.stdout.write(`${[faultTable(results), '', ...violationLines(results)].join('\n')}\n`);
  return results.some(isViolation) ? 1 : 0;
}
