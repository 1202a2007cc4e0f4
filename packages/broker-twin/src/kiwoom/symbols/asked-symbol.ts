import type { Listing, Market, Venue } from '../../market/market.ts';

/** A stock as a query asked for it. */
export interface AskedSymbol {
  /** With the suffix, as it is echoed: `005930_AL`. */
  readonly asked: string;
  readonly listing: Listing;
  readonly venue: Venue;
}

const suffixes: ReadonlyMap<string, Venue> = new Map([
  ['', 'KRX'],
  ['_NX', 'NXT'],
  ['_AL', 'ALL'],
]);

/**
 * Reads `005930`, `005930_NX` or `005930_AL` (kiwoom-api 8 [A]). Absent when there is no such stock on that venue; the
 * mock host knows KRX only (kiwoom-api 1 [A]).
 */
export function askedSymbol(
  asked: string,
  world: { readonly market: Market; readonly environment: 'real' | 'paper' },
): AskedSymbol | undefined {
  const venue = suffixes.get(asked.slice(6));
  const listing = world.market.listing(asked.slice(0, 6));
  if (venue === undefined || listing === undefined) return undefined;
  if (venue !== 'KRX' && (world.environment === 'paper' || !listing.onNextrade)) return undefined;
  return { asked, listing, venue };
}

/** The same stock on KRX. */
export function onKrx(symbol: AskedSymbol): AskedSymbol {
  return { ...symbol, venue: 'KRX' };
}
