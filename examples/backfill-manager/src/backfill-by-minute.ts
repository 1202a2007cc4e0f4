import type { HubClient } from '@hub/queue-client';
import { answerRows, answerWarnings } from './answer-rows.ts';
import type { BackfillReport } from './backfill-report.ts';
import { minuteTimes } from './minute-times.ts';

/** A task waits for its turn behind those of the other symbols. */
const TIMEOUT_MS = 60_000;

/**
 * As the predecessor's BackfillManager asked: one task for each minute of the day, backwards, one after another.
 * FHKST01010300 knows no time: whatever `time` says, it answers the latest 30 trades.
 *
 * @param calls - 391 for a whole day
 */
export async function backfillByMinute(
  hub: HubClient,
  symbol: string,
  calls: number,
): Promise<BackfillReport> {
  const failures: string[] = [];
  const warnings = new Set<string>();
  const different = new Set<string>();
  let rows = 0;
  for (const time of minuteTimes(calls)) {
    const task = { provider: 'KIS', tr_id: 'FHKST01010300', params: { symbol, time } };
    const response = await hub.execute(task, { timeoutMs: TIMEOUT_MS });
    if (response.status !== 'SUCCESS') {
      failures.push(response.reason);
      continue;
    }
    for (const row of answerRows(response.data)) {
      rows += 1;
      different.add(JSON.stringify(row));
    }
    for (const warning of answerWarnings(response.data)) warnings.add(warning);
  }
  return { symbol, tasks: calls, failures, rows, differentRows: different.size, warnings: [...warnings] };
}
