import type { HubClient } from '@hub/queue-client';

/**
 * The newest day of trading before today, in Korea: `2026-11-20`.
 *
 * @throws Error the hub did not answer, or there is none among the latest 30 days of trading
 */
export async function lastFinishedDay(hub: HubClient, symbol: string): Promise<string> {
  const task = { provider: 'KIS', tr_id: 'FHKST01010400', params: { symbol } };
  const response = await hub.execute(task);
  if (response.status !== 'SUCCESS') throw new Error(`no daily candles of ${symbol}: ${response.reason}`);
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul' }).format();
  const days = (response.candles ?? []).flatMap(({ trading_day: day }) => (day === undefined ? [] : [day]));
  const day = days.filter((candidate) => candidate < today).at(-1);
  if (day === undefined) throw new Error(`no finished day of trading of ${symbol}`);
  return day;
}
