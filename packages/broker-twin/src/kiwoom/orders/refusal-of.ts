import { tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs } from '../../clock/twin-clock.ts';
import type { RefusalReason } from '../../ledger/ledger.ts';
import { type Refusal, refuseByHost } from '../envelope/refusal.ts';
import { stockUnknown } from '../envelope/refusals.ts';
import type { KiwoomWorld } from '../kiwoom-world.ts';

export interface RefusedOrder {
  readonly reason: RefusalReason;
  readonly code: string;
  readonly price: number | undefined;
  readonly at: EpochMs;
}

/**
 * The broker's code for what the ledger refused. kiwoom-api 4 [B]: RC4057, RC4058, RC4003, RC4025, 800033, 571552, 1902;
 * the codes of other reasons are assumed.
 */
export function refusalOf({ reason, code, price, at }: RefusedOrder, world: KiwoomWorld): Refusal {
  const host = world.environment === 'paper' ? '모의투자 ' : '';
  switch (reason) {
    case 'unknown-symbol':
      return stockUnknown(code);
    case 'session-closed':
      return isBeforeOpening(at, world)
        ? refuseByHost('RC4057', `${host}장시작전`)
        : refuseByHost('RC4058', `${host}장종료`);
    case 'off-tick':
      return refuseByHost('RC4003', `${host}주문단가 호가단위 오류`);
    case 'beyond-limits':
      return isBelowLimit(code, price, at, world)
        ? refuseByHost('571552', '하한가 미만의 주문단가입니다')
        : refuseByHost('RC4027', `${host}상/하한가 오류`);
    case 'not-enough-cash':
      return refuseByHost('RC4025', `${host}주문가능금액을 확인하세요`);
    case 'not-enough-shares':
      return refuseByHost('800033', '매도가능수량이 부족합니다');
    case 'halted':
      return refuseByHost('RC4007', `${host}매매제한 종목입니다`);
    case 'no-such-order':
      return refuseByHost('RC4032', `${host}원주문번호가 존재하지 않습니다`);
    case 'nothing-left':
      return refuseByHost('RC4033', `${host}정정/취소 가능수량이 없습니다`);
    case 'bad-quantity':
      return refuseByHost('RC4002', `${host}주문수량을 확인하세요`);
  }
}

function isBeforeOpening(at: EpochMs, { market }: KiwoomWorld): boolean {
  const session = market.calendar.session(tradingDayOf(at));
  return session !== undefined && at < session.opensAtMs;
}

function isBelowLimit(
  code: string,
  price: number | undefined,
  at: EpochMs,
  { market }: KiwoomWorld,
): boolean {
  const lower = market.snapshot(code, at)?.lowerLimit;
  return price !== undefined && lower !== undefined && price < lower;
}
