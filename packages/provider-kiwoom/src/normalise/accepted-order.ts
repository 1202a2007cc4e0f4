import type { Order } from '@hub/task-schema';
import { given } from './given.ts';
import { orderNumber } from './order-words.ts';
import { rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

type Kind = Pick<Order, 'action' | 'side'>;

/** kiwoom-api 10 [A]; an amendment or cancellation does not repeat the side. */
const kinds: ReadonlyMap<string, Kind> = new Map<string, Kind>([
  ['kt10000', { action: 'NEW', side: 'BUY' }],
  ['kt10001', { action: 'NEW', side: 'SELL' }],
  ['kt10002', { action: 'AMEND', side: null }],
  ['kt10003', { action: 'CANCEL', side: null }],
  ['kt10006', { action: 'NEW', side: 'BUY' }],
  ['kt10007', { action: 'NEW', side: 'SELL' }],
  ['kt10008', { action: 'AMEND', side: null }],
  ['kt10009', { action: 'CANCEL', side: null }],
]);

/** An order the broker has accepted, which is not yet a fill: what was sent, under the number it got. */
export function acceptedOrderOf({ id, account, summary, subject, body }: AnswerSource): Order | undefined {
  const kind = kinds.get(id);
  const orderId = orderNumber(rowReader(summary).text('ord_no'));
  if (kind === undefined || orderId === undefined || subject.symbol === undefined) return undefined;
  const sent = rowReader(body);
  const said = rowReader(summary);
  const venue = sent.text('dmst_stex_tp');
  const type = sent.text('trde_tp');
  // A cancellation of "what is left" is answered with how much that was.
  const quantity = said.price('cncl_qty') ?? said.price('mdfy_qty') ?? sent.price('ord_qty');
  return {
    order_id: orderId,
    ...given({ original_order_id: sent.text('orig_ord_no') }),
    account,
    symbol: subject.symbol,
    ...kind,
    order_type: type === '0' ? 'LIMIT' : type === '3' ? 'MARKET' : type === undefined ? null : 'OTHER',
    ...given({ broker_order_type: type }),
    time: null,
    quantity: quantity ?? null,
    price: sent.price('ord_uv') ?? sent.price('mdfy_uv') ?? null,
    status: kind.action === 'NEW' ? 'OPEN' : 'UNKNOWN',
    market_scope: venue === 'SOR' ? 'COMBINED' : venue === 'KRX' || venue === 'NXT' ? venue : null,
    source_type: SOURCE_TYPE,
  };
}
