import { tradingDayOf } from '../../clock/korean-time.ts';
import type { EpochMs } from '../../clock/twin-clock.ts';
import type { RefusalReason } from '../../ledger/ledger.ts';
import type { KisWorld } from '../kis-world.ts';
import { type Refusal, refusal } from '../transactions/outcome.ts';

/**
 * kis-errors.json: APBK0952 high; APBK0656, APBK0400, 40240000, 40070000 medium, text not seen; 0918 and 0919 low-medium.
 * The codes of tick, limits, halt and unknown order come from users' logs (assumed).
 */
const realRefusals: Readonly<Record<RefusalReason, readonly [code: string, text: string]>> = {
  'unknown-symbol': ['APBK0656', '해당종목정보가 없습니다.'],
  'session-closed': ['APBK0918', '장운영시간이 아닙니다.(주문불가)'],
  'off-tick': ['APBK0506', '주식주문호가단위 오류입니다.'],
  'beyond-limits': ['APBK0507', '상/하한가를 초과하였습니다.'],
  'not-enough-cash': ['APBK0952', '주문가능금액을 초과 했습니다'],
  'not-enough-shares': ['APBK0400', '주문 가능한 수량을 초과했습니다.'],
  halted: ['APBK0634', '거래정지종목입니다.'],
  'no-such-order': ['APBK0344', '원주문번호 정보가 존재하지 않습니다.'],
  'nothing-left': ['APBK0400', '정정/취소 가능수량이 없습니다.'],
  'bad-quantity': ['APBK0400', '주문 수량을 확인해주세요.'],
};

const paperRefusals: Readonly<Record<RefusalReason, readonly [code: string, text: string]>> = {
  'unknown-symbol': ['40070000', '모의투자 주문가능한 종목이 아닙니다.'],
  'session-closed': ['40580000', '모의투자 장종료 입니다.'],
  'off-tick': ['40030000', '모의투자 호가단위 오류입니다.'],
  'beyond-limits': ['40270000', '모의투자 상/하한가 오류'],
  'not-enough-cash': ['40250000', '모의투자 주문가능금액이 부족합니다.'],
  'not-enough-shares': ['40240000', '모의투자 잔고내역이 없습니다.'],
  halted: ['40070000', '모의투자 주문가능한 종목이 아닙니다.'],
  'no-such-order': ['40330000', '모의투자 정정/취소할 수량이 없습니다.'],
  'nothing-left': ['40330000', '모의투자 정정/취소할 수량이 없습니다.'],
  'bad-quantity': ['40330000', '모의투자 주문수량을 확인해주세요.'],
};

/** The ledger's no in the words of the host: class 7 on real, 1 on paper. kis-api 7 [M] */
export function orderRefusal(reason: RefusalReason, { environment, market }: KisWorld, at: EpochMs): Refusal {
  const isClosedDay = reason === 'session-closed' && !market.calendar.isTradingDay(tradingDayOf(at));
  if (environment === 'real') {
    if (isClosedDay) return refusal('7', 'APBK0919', '장운영일자가 주문일과 상이합니다');
    return refusal('7', ...realRefusals[reason]);
  }
  if (isClosedDay) return refusal('1', '40100000', '모의투자 영업일이 아닙니다.');
  return refusal('1', ...paperRefusals[reason]);
}

/** kis-errors.json: low */
export const kindNotAllowed = refusal('7', 'APBK1943', '해당 시장에서 가능하지 않은 주문구분입니다.');
