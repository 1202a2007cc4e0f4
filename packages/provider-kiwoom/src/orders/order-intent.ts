import type { KiwoomEnvironment } from '../environment.ts';
import { PROVIDER_NAME } from '../provider-name.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';

/** What is about to be ordered: recorded before it is sent, so that an answer that never comes can be looked up. */
export interface OrderIntent {
  readonly provider: typeof PROVIDER_NAME;
  readonly environment: KiwoomEnvironment;
  readonly account: string;
  readonly taskId?: string;
  /** `kt10000` */
  readonly trId: string;
  readonly kind: 'new' | 'amend' | 'cancel';
  /** Of new orders; an amendment or cancellation has that of its original. */
  readonly side?: 'BUY' | 'SELL';
  readonly symbol: string;
  /** Shares; 0 in a cancellation is all that is left. */
  readonly quantity: string;
  /** Whole won; absent for market orders. */
  readonly price?: string;
  /** `KRX`, `NXT` or `SOR` */
  readonly venue: string;
  /** The broker's code: 0 limit, 3 market, … */
  readonly orderType?: string;
  readonly originalOrderNumber?: string;
  /** Epoch milliseconds of this process; order lists tell the broker's time. */
  readonly recordedAtMs: number;
}

/** kiwoom-api 10 [A] */
const kinds: ReadonlyMap<string, Pick<OrderIntent, 'kind' | 'side'>> = new Map([
  ['kt10000', { kind: 'new', side: 'BUY' }],
  ['kt10001', { kind: 'new', side: 'SELL' }],
  ['kt10002', { kind: 'amend' }],
  ['kt10003', { kind: 'cancel' }],
  ['kt10006', { kind: 'new', side: 'BUY' }],
  ['kt10007', { kind: 'new', side: 'SELL' }],
  ['kt10008', { kind: 'amend' }],
  ['kt10009', { kind: 'cancel' }],
]);

export interface IntentOf {
  readonly environment: KiwoomEnvironment;
  readonly account: string;
  readonly taskId?: string;
  readonly tr: KiwoomTr;
  /** As it will be sent. */
  readonly body: Readonly<Record<string, string>>;
  readonly nowMs: number;
}

export function orderIntent({ environment, account, taskId, tr, body, nowMs }: IntentOf): OrderIntent {
  const price = body['ord_uv'] ?? body['mdfy_uv'] ?? '';
  const original = body['orig_ord_no'];
  const orderType = body['trde_tp'];
  return {
    provider: PROVIDER_NAME,
    environment,
    account,
    ...(taskId === undefined ? {} : { taskId }),
    trId: tr.id,
    ...(kinds.get(tr.id) ?? { kind: 'new' }),
    symbol: body['stk_cd'] ?? '',
    quantity: body['ord_qty'] ?? body['mdfy_qty'] ?? body['cncl_qty'] ?? '',
    ...(price === '' ? {} : { price }),
    venue: body['dmst_stex_tp'] ?? '',
    ...(orderType === undefined ? {} : { orderType }),
    ...(original === undefined ? {} : { originalOrderNumber: original }),
    recordedAtMs: nowMs,
  };
}
