const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** After this hour of Korean time a day's candle of any market changes no more: Nextrade closes at 20:00 (kiwoom-api 9 [B]). */
const LAST_TRADE_MS = 20 * 3_600_000;

/**
 * When a candle that began at `openMs` is over, epoch milliseconds. Minutes and days only: the end of a number of ticks
 * is not told, and the last day of a week or longer depends on holidays.
 */
export function intervalEndMs(interval: string, openMs: number): number | undefined {
  const minutes = /^(\d+)m$/.exec(interval)?.[1];
  if (minutes !== undefined) return openMs + Number(minutes) * MINUTE_MS;
  if (interval === '1d') return openMs + LAST_TRADE_MS;
  if (interval === '1w') return openMs + 7 * DAY_MS;
  return undefined;
}
