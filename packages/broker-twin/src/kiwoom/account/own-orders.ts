import type { TradingDay } from '../../clock/twin-clock.ts';
import type { Order } from '../../ledger/ledger.ts';
import type { TrCall } from '../answers/tr-answer.ts';

/** Orders of the account's key, oldest first, as the body narrows them. */
export function askedOrders(
  { body, account, world, at }: TrCall,
  day: TradingDay | undefined,
): readonly Order[] {
  const code = (body['stk_cd'] ?? '').replace(/^A/, '');
  // `sell_tp` and `trde_tp`: 0 all, 1 sell, 2 buy. kiwoom catalogue [A]
  const sideCode = body['sell_tp'] ?? body['trde_tp'] ?? '0';
  const side = sideCode === '1' ? 'sell' : sideCode === '2' ? 'buy' : undefined;
  return world.ledger
    .orders(account, at)
    .filter(
      (order) =>
        (day === undefined || order.day === day) &&
        (code === '' || order.code === code) &&
        (side === undefined || order.side === side),
    );
}

/** `+매수`, `-매도`, with what was done to an order behind it. kiwoom-api 10 [A] */
export function sideName({ side, kind }: Order): string {
  const change = kind === 'amend' ? '정정' : kind === 'cancel' ? '취소' : '';
  return `${side === 'buy' ? '+매수' : '-매도'}${change}`;
}

/** kiwoom-api 10: `접수`, `체결`; `확인` of changes. */
export function orderState({ kind, filled }: Order): string {
  if (filled > 0) return '체결';
  return kind === 'cancel' ? '확인' : '접수';
}

export function priceTypeName({ limitPrice }: Order): string {
  return limitPrice === undefined ? '시장가' : '보통';
}

/** Average price of what was filled, whole won; 0 of nothing. */
export function fillPrice({ filled, filledAmount }: Order): number {
  return filled === 0 ? 0 : Math.round(filledAmount / filled);
}
