import { koreanDayOf, koreanTimeToUtc, tradingDayText } from '@hub/provider-kit';
import type { Order } from '@hub/task-schema';
import { sideOfTr } from '../params/plain-names.ts';
import { type AnswerView, objectOf, SOURCE_TYPE } from './answer-view.ts';
import { orderTypeOfCode, scopeOfVenue, sideOfCode } from './order-words.ts';
import { given, rowReader } from './row-reader.ts';

/**
 * An order as the broker accepted it; accepted is not executed (kis-api 10). Undefined for other TRs, and for
 * amendments and cancellations, whose answer does not name the symbol.
 */
export function receiptOf(view: AnswerView, account: string): Order | undefined {
  const { tr, values, answeredAtMs } = view;
  const symbol = (values['PDNO'] ?? values['SHTN_PDNO'])?.toUpperCase();
  if (tr.class !== 'order' || symbol === undefined || values['RVSE_CNCL_DVSN_CD'] !== undefined)
    return undefined;
  const read = rowReader(objectOf(view, 'output'));
  // In capitals; some documents write them small (kis-trs).
  const id = read.text('ODNO') ?? read.text('odno');
  if (id === undefined) return undefined;
  const type = values['ORD_DVSN'] ?? values['ORD_DVSN_CD'];
  const price =
    values['ORD_UNPR'] ?? values['OVRS_ORD_UNPR'] ?? values['UNIT_PRICE'] ?? values['BOND_ORD_UNPR'];
  const isDomestic = tr.params.some(({ name }) => name === 'EXCG_ID_DVSN_CD');
  const today = koreanDayOf(answeredAtMs);
  const tradingDay = tradingDayText(today);
  return {
    order_id: id,
    account,
    symbol,
    action: 'NEW',
    side: sideOfTr(tr) ?? sideOfCode(values['SLL_BUY_DVSN_CD']),
    order_type: orderTypeOfCode(type),
    ...given({ broker_order_type: type, trading_day: isDomestic ? tradingDay : undefined }),
    time: koreanTimeToUtc(today, read.text('ORD_TMD') ?? read.text('ord_tmd') ?? '') ?? null,
    quantity: values['ORD_QTY'] ?? values['ORD_QTY2'] ?? null,
    price: price === undefined || Number(price) === 0 ? null : price,
    status: 'OPEN',
    market_scope: isDomestic ? scopeOfVenue(values['EXCG_ID_DVSN_CD'] ?? 'KRX') : null,
    source_type: SOURCE_TYPE,
  };
}
