import { loadavg } from 'node:os';
import { ensureRedisServer } from '@hub/testing';
import { formatNumber } from '../report/format-number.ts';
import { markdownTable } from '../report/markdown-table.ts';
import { type BrokersOptions, brokersOptions, brokersUsage } from './brokers-options.ts';
import { saturate } from './saturate.ts';
import { startTogether } from './start-together.ts';

/** Shares that are promised. */
const mostRefused = 0.001;
const leastUtilisation = 0.95;

/** @returns the exit code: 1 when a promise was broken, 64 for bad options */
export async function brokersCommand(args: readonly string[]): Promise<number> {
  let options: BrokersOptions | undefined;
  try {
    options = brokersOptions(args);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n\n${brokersUsage}`);
    return 64;
  }
  if (options === undefined) {
    process.stdout.write(brokersUsage);
    return 0;
  }
  await ensureRedisServer({ log: (line) => process.stderr.write(`${line}\n`) });
  const kept = [
    !options.parts.includes('saturation') || (await showSaturation(options)),
    !options.parts.includes('start') || (await showStart(options.starts)),
  ];
  process.stdout.write(`Load average ${formatNumber(loadavg()[0] ?? 0)}.\n`);
  return kept.every((isKept) => isKept) ? 0 : 1;
}

async function showSaturation(options: BrokersOptions): Promise<boolean> {
  const runs = [await saturate('KIS', options), await saturate('KIWOOM', options)];
  const header = ['broker', 'admitted', 'refused', 'refused %', 'utilisation %'];
  const rows = runs.map(({ broker, admitted, refused, refusedShare, utilisation }) => [
    broker,
    String(admitted),
    String(refused),
    (refusedShare * 100).toFixed(3),
    (utilisation * 100).toFixed(1),
  ]);
  const { workers, seconds, window = 'as the twin counts' } = options;
  process.stdout.write(`${workers} workers, ${seconds} s, ${window}:\n\n${markdownTable(header, rows)}\n\n`);
  return runs.every(
    ({ refusedShare, utilisation }) => refusedShare <= mostRefused && utilisation >= leastUtilisation,
  );
}

async function showStart(workers: number): Promise<boolean> {
  const { issues, answered, failed, durationMs } = await startTogether(workers);
  const counts = Object.entries(issues).map(([path, total]) => `${path}: ${total}`);
  process.stdout.write(
    `${workers} workers started at once: token requests ${counts.join(', ')}; ` +
      `${answered} tasks, ${failed} not SUCCESS, ${(durationMs / 1_000).toFixed(0)} s.\n`,
  );
  return failed === 0 && Object.values(issues).every((total) => total === 1);
}
