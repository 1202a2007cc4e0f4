import { hhmmss } from '../../clock/korean-time.ts';
import type { BookLevel } from '../../market/market.ts';
import { tickSize } from '../../market/tick-size.ts';
import { percent, whole } from './number-text.ts';
import type { StockField } from './stock-field.ts';
import type { StockQuote } from './stock-quote.ts';

type Side = 'asks' | 'bids';

/** Order book fields, ten levels of each side among them. */
export const bookFields: Readonly<Record<string, StockField>> = {
  aspr_unit: ({ price, snapshot }) => whole(tickSize(price, snapshot.listing.kind)),
  aspr_acpt_hour: ({ book, at }) => hhmmss(book?.atMs ?? at),
  askp: (quote) => whole(levelOf(quote, 'asks', 0).price),
  bidp: (quote) => whole(levelOf(quote, 'bids', 0).price),
  total_askp_rsqn: (quote) => whole(totalOf(quote, 'asks')),
  total_bidp_rsqn: (quote) => whole(totalOf(quote, 'bids')),
  seln_rsqn: (quote) => whole(levelOf(quote, 'asks', 0).quantity),
  shnu_rsqn: (quote) => whole(levelOf(quote, 'bids', 0).quantity),
  ntby_aspr_rsqn: (quote) => whole(totalOf(quote, 'bids') - totalOf(quote, 'asks')),
  total_ntsl_bidp_rsqn: (quote) => whole(totalOf(quote, 'bids') - totalOf(quote, 'asks')),
  shnu_rsqn_rate: (quote) => percent(totalOf(quote, 'bids'), totalOf(quote, 'asks')),
  seln_rsqn_rate: (quote) => percent(totalOf(quote, 'asks'), totalOf(quote, 'bids')),
  ovtm_total_askp_icdc: () => '0',
  ovtm_total_bidp_icdc: () => '0',
  ovtm_total_askp_rsqn: () => '0',
  ovtm_total_bidp_rsqn: () => '0',
  total_askp_rsqn_icdc: () => '0',
  total_bidp_rsqn_icdc: () => '0',
  ...levels('askp', 'asks', ({ price }) => price),
  ...levels('bidp', 'bids', ({ price }) => price),
  ...levels('askp_rsqn', 'asks', ({ quantity }) => quantity),
  ...levels('bidp_rsqn', 'bids', ({ quantity }) => quantity),
  ...levels('askp_rsqn_icdc', 'asks', () => 0),
  ...levels('bidp_rsqn_icdc', 'bids', () => 0),
};

const NO_LEVEL: BookLevel = { price: 0, quantity: 0 };

/** Counted from 0, best first; zeros where the book is thinner. */
export function levelOf({ book }: StockQuote, side: Side, index: number): BookLevel {
  return book?.[side][index] ?? NO_LEVEL;
}

export function totalOf({ book }: StockQuote, side: Side): number {
  return (book?.[side] ?? []).reduce((sum, { quantity }) => sum + quantity, 0);
}

function levels(
  prefix: string,
  side: Side,
  pick: (level: BookLevel) => number,
): Readonly<Record<string, StockField>> {
  return Object.fromEntries(
    Array.from({ length: 10 }, (_, index) => [
      `${prefix}${index + 1}`,
      (quote: StockQuote) => whole(pick(levelOf(quote, side, index))),
    ]),
  );
}
