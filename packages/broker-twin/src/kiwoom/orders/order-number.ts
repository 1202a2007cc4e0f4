import type { Order } from '../../ledger/ledger.ts';

/** Seven digits; `0000000` for none. kiwoom-api 10 [A] */
export function orderNumberText(number: number | undefined): string {
  return String(number ?? 0).padStart(7, '0');
}

/** The order with which a chain of amendments began. kiwoom fixture kt10003 [A] */
export function rootNumber(order: Order, orders: readonly Order[]): number {
  const original = orders.find(({ number }) => number === order.originalNumber);
  return original === undefined ? (order.originalNumber ?? order.number) : rootNumber(original, orders);
}
