import type { OrderRequest } from '../../ledger/ledger.ts';
import type { Book } from '../../market/market.ts';

/** How the price of an order comes about. */
type Pricing = 'given' | 'market' | 'best-of-other-side' | 'best-of-own-side';

interface TradeType {
  readonly pricing: Pricing;
  readonly lifetime: NonNullable<OrderRequest['lifetime']>;
  readonly name: string;
}

/**
 * `trde_tp`. kiwoom-api 10 [A]. A conditional limit (5) and a stop-limit (28) are plain limits here and a mid-price (29 to
 * 31) is the own side's best: the ledger knows no such orders. 61, 62 and 81 are for hours in which it is closed.
 */
export const tradeTypes: Readonly<Record<string, TradeType>> = {
  '0': { pricing: 'given', lifetime: 'day', name: '보통' },
  '3': { pricing: 'market', lifetime: 'day', name: '시장가' },
  '5': { pricing: 'given', lifetime: 'day', name: '조건부지정가' },
  '6': { pricing: 'best-of-other-side', lifetime: 'day', name: '최유리지정가' },
  '7': { pricing: 'best-of-own-side', lifetime: 'day', name: '최우선지정가' },
  '10': { pricing: 'given', lifetime: 'ioc', name: '보통(IOC)' },
  '13': { pricing: 'market', lifetime: 'ioc', name: '시장가(IOC)' },
  '16': { pricing: 'best-of-other-side', lifetime: 'ioc', name: '최유리(IOC)' },
  '20': { pricing: 'given', lifetime: 'fok', name: '보통(FOK)' },
  '23': { pricing: 'market', lifetime: 'fok', name: '시장가(FOK)' },
  '26': { pricing: 'best-of-other-side', lifetime: 'fok', name: '최유리(FOK)' },
  '28': { pricing: 'given', lifetime: 'day', name: '스톱지정가' },
  '29': { pricing: 'best-of-own-side', lifetime: 'day', name: '중간가' },
  '30': { pricing: 'best-of-own-side', lifetime: 'ioc', name: '중간가(IOC)' },
  '31': { pricing: 'best-of-own-side', lifetime: 'fok', name: '중간가(FOK)' },
};

/** Order types of the hours before and after the session. */
export const outsideHours: ReadonlySet<string> = new Set(['61', '62', '81']);

/** The limit that goes to the ledger; absent for a market order. */
export function limitPrice(
  { pricing }: TradeType,
  side: 'buy' | 'sell',
  given: number,
  book: Book | undefined,
): number | undefined {
  const asks = book?.asks[0]?.price;
  const bids = book?.bids[0]?.price;
  switch (pricing) {
    case 'given':
      return given;
    case 'market':
      return undefined;
    case 'best-of-other-side':
      return side === 'buy' ? asks : bids;
    case 'best-of-own-side':
      return side === 'buy' ? bids : asks;
  }
}
