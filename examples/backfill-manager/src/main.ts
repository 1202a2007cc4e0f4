import { createHubClient } from '@hub/queue-client';
import { backfillArguments } from './backfill-arguments.ts';
import { backfillByMinute } from './backfill-by-minute.ts';
import { backfillByRange } from './backfill-by-range.ts';
import { type BackfillReport, reportLine } from './backfill-report.ts';
import { lastFinishedDay } from './last-finished-day.ts';

const { symbols, calls } = backfillArguments(process.argv.slice(2));
await using hub = createHubClient({ url: process.env['REDIS_URL'] ?? 'redis://localhost:6379/15' });

/** Asks for all symbols at the same time. */
async function measure(title: string, ask: (symbol: string) => Promise<BackfillReport>): Promise<void> {
  const startedMs = performance.now();
  const reports = await Promise.all(symbols.map(ask));
  console.log(`${title}, ${((performance.now() - startedMs) / 1_000).toFixed(1)} s`);
  for (const report of reports) console.log(reportLine(report));
  for (const warning of new Set(reports.flatMap(({ warnings }) => warnings)))
    console.log(`  hub: ${warning}`);
  for (const failure of new Set(reports.flatMap(({ failures }) => failures))) {
    console.log(`  failed: ${failure}`);
    process.exitCode = 1;
  }
}

await measure(`${calls} tasks a symbol, as the BackfillManager did`, (symbol) =>
  backfillByMinute(hub, symbol, calls),
);
const day = await lastFinishedDay(hub, symbols[0] ?? '');
await measure(`one task a symbol for the whole of ${day}`, (symbol) => backfillByRange(hub, symbol, day));
