import { sideOfCode } from '../normalise/order-words.ts';
import type { Values } from '../paging/cursor.ts';
import { sideOfTr } from '../params/plain-names.ts';
import type { KisEnvironment } from '../registry/environment.ts';
import type { KisTr } from '../registry/kis-tr.ts';

/** What is about to be ordered: recorded before it is sent, so that an answer that never comes can be looked up. */
export interface OrderIntent {
  readonly provider: 'KIS';
  readonly environment: KisEnvironment;
  readonly account: string;
  readonly taskId?: string;
  /** As it is sent, `TTTC0012U`. */
  readonly trId: string;
  readonly kind: 'new' | 'amend' | 'cancel';
  /** Of new orders; an amendment or cancellation has that of its original. */
  readonly side?: 'BUY' | 'SELL';
  /** Empty in amendments and cancellations: the order number says it. */
  readonly symbol: string;
  readonly quantity: string;
  /** In the currency of the market; absent for market orders. */
  readonly price?: string;
  /** `KRX`, `NXT` or `SOR`; overseas the exchange. */
  readonly venue: string;
  /** The broker's code: 00 limit, 01 market, … */
  readonly orderType?: string;
  readonly originalOrderNumber?: string;
  /** Epoch milliseconds of the broker's clock, as far as it is known. */
  readonly recordedAtMs: number;
}

export interface IntentParts {
  readonly environment: KisEnvironment;
  readonly account: string;
  readonly taskId: string | undefined;
  readonly tr: KisTr;
  readonly sentId: string;
  readonly values: Values;
  readonly nowMs: number;
}

export function orderIntent({
  environment,
  account,
  taskId,
  tr,
  sentId,
  values,
  nowMs,
}: IntentParts): OrderIntent {
  const side = sideOfTr(tr) ?? sideOfCode(values['SLL_BUY_DVSN_CD']) ?? undefined;
  const price =
    values['ORD_UNPR'] ??
    values['OVRS_ORD_UNPR'] ??
    values['FT_ORD_UNPR3'] ??
    values['UNIT_PRICE'] ??
    values['BOND_ORD_UNPR'];
  const orderType = values['ORD_DVSN'] ?? values['ORD_DVSN_CD'];
  const original = values['ORGN_ODNO'] ?? values['RSVN_ORD_SEQ'];
  return {
    provider: 'KIS',
    environment,
    account,
    ...(taskId === undefined ? {} : { taskId }),
    trId: sentId,
    kind: kindOf(tr, values),
    ...(side === undefined ? {} : { side }),
    symbol: values['PDNO'] ?? values['SHTN_PDNO'] ?? '',
    quantity: values['ORD_QTY'] ?? values['ORD_QTY2'] ?? values['FT_ORD_QTY'] ?? '',
    ...(price === undefined || Number(price) === 0 ? {} : { price }),
    venue: values['EXCG_ID_DVSN_CD'] ?? values['OVRS_EXCG_CD'] ?? 'KRX',
    ...(orderType === undefined ? {} : { orderType }),
    ...(original === undefined ? {} : { originalOrderNumber: original }),
    recordedAtMs: nowMs,
  };
}

/** 01 amends, 02 cancels (kis-api 10). The reserved orders have a TR for each. */
function kindOf(tr: KisTr, values: Values): OrderIntent['kind'] {
  if (tr.id === 'CTSC0013U') return 'amend';
  if (tr.id === 'CTSC0009U') return 'cancel';
  const code = values['ORGN_ODNO'] === undefined ? undefined : values['RVSE_CNCL_DVSN_CD'];
  if (code === '01') return 'amend';
  return code === '02' ? 'cancel' : 'new';
}
