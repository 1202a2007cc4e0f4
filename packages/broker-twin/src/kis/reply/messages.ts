import { isLedgerTransaction, type Transaction } from '../catalogue/transaction.ts';
import type { Message } from '../transactions/outcome.ts';

const served: Message = { code: 'MCA00000', text: '정상처리 되었습니다.' };
const completed: Message = { code: 'KIOK0510', text: '조회가 완료되었습니다' };
const lastPage: Message = { code: 'KIOK0460', text: '조회 되었습니다. (마지막 자료)' };
const lookedUp: Message = { code: 'KIOK0530', text: '조회되었습니다' };
const continued: Message = { code: 'KIOK0500', text: '조회가 계속됩니다..다음버튼을 Click 하십시오.' };
const paperQuery: Message = { code: '20310000', text: '모의투자 조회가 완료되었습니다.' };

/** Success that has words of its own. kis-errors.json: high */
const own: Readonly<Record<string, Message>> = {
  CTPF1604R: lookedUp,
  CTPF1002R: lookedUp,
  CTPF1702R: lookedUp,
  CTPF1114R: lookedUp,
  CTRP6548R: lookedUp,
  CTSC8407R: lastPage,
  CTFO6118R: lastPage,
  CTOS4001R: lastPage,
  TTTC8408R: { code: 'KIOK0420', text: '정상적으로 조회되었습니다' },
  CTSC0008U: { code: 'APBK2938', text: '예약주문이 접수되었습니다.' },
  CTSC0013U: { code: 'KIOK0430', text: '정상적으로 처리되었습니다' },
  CTSC0009U: { code: 'KIOK0430', text: '정상적으로 처리되었습니다' },
  TTTT3014U: { code: 'APBK2938', text: '예약주문이 접수되었습니다.' },
  TTTO1101U: { code: 'APBK0029', text: '주문전송이 정상적으로 처리되었습니다.' },
  TTTO1103U: { code: 'APBK0029', text: '주문전송이 정상적으로 처리되었습니다.' },
};

/** Words of an accepted order. kis-api 7 [H]; sell on paper by analogy [M]. */
export const orderSent: Message = { code: 'APBK0013', text: '주문 전송 완료 되었습니다.' };
export const paperBuySent: Message = { code: '40600000', text: '모의투자 매수주문이 완료 되었습니다.' };
export const paperSellSent: Message = { code: '40590000', text: '모의투자 매도주문이 완료 되었습니다.' };

/** A query that found nothing on real. kis-errors.json: high */
export const nothingFound: Message = { code: 'KIOK0560', text: '조회할 내용이 없습니다' };

export interface MessageQuestion {
  readonly transaction: Transaction;
  readonly environment: 'real' | 'paper';
}

export function messageOf({ transaction, environment }: MessageQuestion, hasMore: boolean): Message {
  if (!isLedgerTransaction(transaction)) return served;
  if (environment === 'paper' && transaction.kind !== 'order') return paperQuery;
  if (hasMore) return continued;
  return own[transaction.id] ?? (transaction.kind === 'order' ? orderSent : completed);
}
