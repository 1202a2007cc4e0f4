import type { HubClient } from '@hub/queue-client';
import { answerWarnings } from './answer-rows.ts';
import type { BackfillReport } from './backfill-report.ts';

/** Four pages, each of which waits for its turn. */
const TIMEOUT_MS = 120_000;

/**
 * As we recommend: one task for the day. The hub fetches the pages, merges them, and gives candles beside the rows.
 *
 * @param day - `2026-11-20`
 */
export async function backfillByRange(hub: HubClient, symbol: string, day: string): Promise<BackfillReport> {
  const task = { provider: 'KIS', tr_id: 'FHKST03010230', params: { symbol, date: day } };
  const response = await hub.execute(task, { timeoutMs: TIMEOUT_MS });
  if (response.status !== 'SUCCESS') {
    return { symbol, tasks: 1, failures: [response.reason], rows: 0, differentRows: 0, warnings: [] };
  }
  const { candles = [], data, partial } = response;
  return {
    symbol,
    tasks: 1,
    // An answer that is not whole says so.
    failures: partial === undefined ? [] : [`partial: ${partial.reason}`],
    rows: candles.length,
    differentRows: new Set(candles.map(({ open_time }) => open_time)).size,
    warnings: answerWarnings(data),
  };
}
