import type { EpochMs } from '../clock/twin-clock.ts';
import type { Market, Snapshot } from '../market/market.ts';
import { isOnTick } from '../market/tick-size.ts';
import type { RefusalReason } from './ledger.ts';

export type PaperCheck =
  | { readonly ok: true; readonly snapshot: Snapshot }
  | { readonly ok: false; readonly reason: RefusalReason };

/** Whether this paper can be ordered now at this price. Absent price: a market order. */
export function checkPaper(
  market: Market,
  code: string,
  limitPrice: number | undefined,
  at: EpochMs,
): PaperCheck {
  const snapshot = market.snapshot(code, at);
  if (snapshot === undefined || snapshot.day !== market.calendar.currentDay(at))
    return refused('unknown-symbol');
  if (!market.calendar.isOpen(at)) return refused('session-closed');
  if (snapshot.halted) return refused('halted');
  if (limitPrice !== undefined) {
    if (!isOnTick(limitPrice, snapshot.listing.kind)) return refused('off-tick');
    if (limitPrice > snapshot.upperLimit || limitPrice < snapshot.lowerLimit) return refused('beyond-limits');
  }
  return { ok: true, snapshot };
}

export function isQuantity(quantity: number): boolean {
  return Number.isSafeInteger(quantity) && quantity > 0;
}

function refused(reason: RefusalReason): PaperCheck {
  return { ok: false, reason };
}
