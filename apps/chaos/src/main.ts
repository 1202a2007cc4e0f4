// The command `pnpm chaos`.
import { writeFile } from 'node:fs/promises';
import { ensureRedisServer } from '@hub/testing';
import { type CommandLine, parseCommandLine, usage } from './command-line.ts';
import type { FaultReport } from './fault-report.ts';
import { faultTable } from './report/fault-table.ts';
import { jsonReport } from './report/json-report.ts';
import { recoveryTable } from './report/recovery-table.ts';
import { failures } from './report/verdict.ts';
import { runFault } from './run-fault.ts';

process.exitCode = await main(process.argv.slice(2));

/** @returns the exit code: 0 the promise was kept, 1 it was broken, 2 the command line is wrong */
async function main(args: readonly string[]): Promise<number> {
  let commandLine: CommandLine | 'help';
  try {
    commandLine = parseCommandLine(args);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
    return 2;
  }
  if (commandLine === 'help') {
    console.log(usage);
    return 0;
  }
  await ensureRedisServer({ log: (line) => console.log(line) });
  return await runAll(commandLine);
}

async function runAll({ faults, leaseMs, jsonPath, ...settings }: CommandLine): Promise<number> {
  const reports: FaultReport[] = [];
  for (const fault of faults) {
    const report = await runFault({ ...settings, fault, ...(leaseMs === undefined ? {} : { leaseMs }) });
    reports.push(report);
    const { account, durationMs } = report;
    console.log(
      `${fault}: ${account.answered} of ${account.tasks} answered, ${Math.round(durationMs / 1_000)} s`,
    );
    for (const failure of failures(report)) console.log(`  BROKEN ${failure}`);
    for (const line of report.trace) console.log(`    ${line}`);
  }
  const broken = reports.filter((report) => failures(report).length > 0);
  console.log(`\n${faultTable(reports)}\n\n${recoveryTable(reports)}\n`);
  console.log(
    broken.length === 0
      ? `Kept: 0 lost, 0 doubled, 0 stuck, one answer per task (seed ${settings.seed}).`
      : `BROKEN under ${broken.map(({ fault }) => fault).join(', ')} (seed ${settings.seed}).`,
  );
  if (jsonPath !== undefined) {
    await writeFile(jsonPath, `${JSON.stringify(jsonReport(settings, reports), null, 2)}\n`);
  }
  return broken.length === 0 ? 0 : 1;
}
