import type { MarketScope, Order } from '@hub/task-schema';
import { codeOf } from '../params/listed-code.ts';

/** kis-trs SLL_BUY_DVSN_CD */
export function sideOfCode(code: string | undefined): Order['side'] {
  return codeOf<Order['side']>({ '01': 'SELL', '02': 'BUY' }, code ?? '') ?? null;
}

/** kis-api 10: 00 limit, 01 market, more than twenty others. */
export function orderTypeOfCode(code: string | undefined): Order['order_type'] {
  if (code === undefined) return null;
  return codeOf<Order['order_type']>({ '00': 'LIMIT', '01': 'MARKET' }, code) ?? 'OTHER';
}

/** The venue of an order; SOR sends to either. */
export function scopeOfVenue(venue: string | undefined): MarketScope {
  return codeOf<MarketScope>({ KRX: 'KRX', NXT: 'NXT', SOR: 'COMBINED' }, venue ?? '') ?? null;
}
