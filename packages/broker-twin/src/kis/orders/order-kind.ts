import type { OrderRequest } from '../../ledger/ledger.ts';
import { levelOf } from '../quotes/book-fields.ts';
import type { StockQuote } from '../quotes/stock-quote.ts';

/** What ORD_DVSN makes of an order: its price and how long it lives. */
export interface OrderKind {
  /** `undefined`: a market order. */
  readonly limitPrice: number | undefined;
  readonly lifetime: NonNullable<OrderRequest['lifetime']>;
}

type Pricing = 'asked' | 'market' | 'opposite-best' | 'own-best' | 'middle';

/** kis-api 10 [H]; the kinds of before and after hours (05 to 07) have no session here. */
const kinds: Readonly<Record<string, readonly [pricing: Pricing, lifetime: OrderKind['lifetime']]>> = {
  '00': ['asked', 'day'],
  '01': ['market', 'day'],
  '02': ['asked', 'day'],
  '03': ['opposite-best', 'day'],
  '04': ['own-best', 'day'],
  '11': ['asked', 'ioc'],
  '12': ['asked', 'fok'],
  '13': ['market', 'ioc'],
  '14': ['market', 'fok'],
  '15': ['opposite-best', 'ioc'],
  '16': ['opposite-best', 'fok'],
  '21': ['middle', 'day'],
  '23': ['middle', 'ioc'],
  '24': ['middle', 'fok'],
};

/** Kinds that a venue does not take. kis-api 10 [H] */
const notTaken: Readonly<Record<string, ReadonlySet<string>>> = {
  NXT: new Set(['01', '02', '05', '06', '07']),
  SOR: new Set(['02', '05', '06', '07', '21', '22', '23', '24']),
};

/** @returns undefined if there is no such kind on this venue */
export function orderKind(asked: {
  readonly code: string;
  readonly venue: string;
  readonly price: number;
  readonly side: 'buy' | 'sell';
  readonly quote: StockQuote | undefined;
}): OrderKind | undefined {
  const { code, venue, price, side, quote } = asked;
  const known = kinds[code];
  if (known === undefined || notTaken[venue]?.has(code) === true) return undefined;
  const [pricing, lifetime] = known;
  if (pricing === 'market') return { limitPrice: undefined, lifetime };
  if (pricing === 'asked' || quote === undefined) return { limitPrice: price, lifetime };
  const ask = levelOf(quote, 'asks', 0).price || quote.price;
  const bid = levelOf(quote, 'bids', 0).price || quote.price;
  if (pricing === 'middle') return { limitPrice: side === 'buy' ? bid : ask, lifetime };
  const isAtAsk = (side === 'buy') === (pricing === 'opposite-best');
  return { limitPrice: isAtAsk ? ask : bid, lifetime };
}
