import type { EpochMs } from '../../clock/twin-clock.ts';
import type { Session } from '../../market/market.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';
import type { MinuteRow } from './minute-row.ts';
import type { StockQuote } from './stock-quote.ts';

const MINUTE_MS = 60_000;

/**
 * Rows up to the asked time that have no trade yet, oldest first: they repeat the current price, and the running
 * minute repeats the volume of the minute before. kis-api 9 [M]
 */
export function rowsNotYetTraded({
  quote,
  call,
  anchorMs,
  last,
}: {
  readonly quote: StockQuote;
  readonly call: TransactionCall;
  readonly anchorMs: EpochMs;
  readonly last: MinuteRow | undefined;
}): MinuteRow[] {
  const { day } = quote.snapshot;
  const session = call.world.market.calendar.session(day);
  if (session === undefined || call.at < session.opensAtMs || call.at >= session.closesAtMs) return [];
  const running = Math.floor(call.at / MINUTE_MS) * MINUTE_MS;
  const first = Math.max(running, (last?.startMs ?? 0) + MINUTE_MS);
  return minuteStarts(session, first, anchorMs).map((startMs) => ({
    day,
    startMs,
    open: quote.price,
    high: quote.price,
    low: quote.price,
    close: quote.price,
    volume: startMs === running && call.world.switches.repeatedFirstVolume ? (last?.volume ?? 0) : 0,
    turnoverOfDay: last?.turnoverOfDay ?? 0,
  }));
}

/** Starts of the session's bars: every minute of continuous trading, and the closing auction. */
function minuteStarts(session: Session, from: EpochMs, to: EpochMs): EpochMs[] {
  const starts: EpochMs[] = [];
  for (let start = from; start <= to && start < session.continuousUntilMs; start += MINUTE_MS) {
    if (start >= session.opensAtMs) starts.push(start);
  }
  if (from <= session.closesAtMs && session.closesAtMs <= to) starts.push(session.closesAtMs);
  return starts;
}
