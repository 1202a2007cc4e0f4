import type { MarketScope, Order } from '@hub/task-schema';
import type { RowReader } from './row-reader.ts';

/** `+매수`, `-매도`, `매수정정`: the side, and whether it amends or cancels (kiwoom-api 10 [A]). */
export function sideOf(text: string | undefined): Order['side'] {
  if (text?.includes('매수')) return 'BUY';
  return text?.includes('매도') ? 'SELL' : null;
}

export function actionOf(text: string | undefined): NonNullable<Order['action']> {
  if (text?.includes('취소')) return 'CANCEL';
  return text?.includes('정정') ? 'AMEND' : 'NEW';
}

/** `보통` is a limit order, `시장가` a market order; `시장가IOC` and the like are other kinds. */
export function orderTypeOf(text: string | undefined): Pick<Order, 'order_type' | 'broker_order_type'> {
  if (text === undefined) return { order_type: null };
  const plain = { 보통: 'LIMIT', 시장가: 'MARKET' } as const;
  const order_type = text === '보통' || text === '시장가' ? plain[text] : 'OTHER';
  return { order_type, broker_order_type: text };
}

/** Where an order went; `sor_yn` says that the broker chose. */
export function venueOf(read: RowReader): MarketScope {
  const text = read.text('stex_tp_txt') ?? read.text('dmst_stex_tp');
  if (read.text('sor_yn') === 'Y' || text === 'SOR') return 'COMBINED';
  return text === 'KRX' || text === 'NXT' ? text : null;
}

/** An order number of zeros only stands for none. */
export function orderNumber(text: string | undefined): string | undefined {
  return text === undefined || /^0*$/.test(text) ? undefined : text;
}

/** Market orders have price 0 or a blank one. */
export function limitPrice(read: RowReader, key: string): string | null {
  const price = read.price(key);
  return price === undefined || price === '0' ? null : price;
}

interface Filling {
  readonly quantity: string | undefined;
  readonly filled: string | undefined;
  readonly remaining: string | undefined;
}

/**
 * State by the broker's word where it is final, else by the figures: what waits, what is filled, and what is neither
 * was cancelled or has run out.
 */
export function statusOf(
  word: string | undefined,
  { quantity, filled, remaining }: Filling,
): Order['status'] {
  if (word?.includes('거부')) return 'REJECTED';
  if (word?.includes('취소')) return 'CANCELLED';
  if (quantity === undefined || filled === undefined) return 'UNKNOWN';
  if (BigInt(filled) >= BigInt(quantity)) return 'FILLED';
  if (remaining === undefined) return 'UNKNOWN';
  if (remaining === '0') return 'CANCELLED';
  return filled === '0' ? 'OPEN' : 'PARTIALLY_FILLED';
}
