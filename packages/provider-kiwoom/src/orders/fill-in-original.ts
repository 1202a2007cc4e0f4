import type { ProviderAnswer, ProviderRequest } from '@hub/provider';
import { koreanDayOf } from '@hub/provider-kit';
import type { MarketScope } from '@hub/task-schema';
import type { KiwoomSettings } from '../kiwoom-settings.ts';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import { type RememberedOrder, withoutZeros } from './remembered-orders.ts';

/**
 * Fills symbol and venue of the original into an amendment or cancellation that names only its number: from the receipt,
 * if this process placed it, else from the open orders. Found nowhere, it is left as it is, and refused for what lacks.
 */
export async function fillInOriginal(
  settings: KiwoomSettings,
  tr: KiwoomTr,
  request: ProviderRequest,
  read: (request: ProviderRequest) => Promise<ProviderAnswer>,
): Promise<ProviderRequest> {
  const { account, params } = request;
  const said = new Map(Object.entries(params).map(([name, value]) => [name.toLowerCase(), value]));
  const number = said.get('orig_ord_no') ?? said.get('order_number');
  const isChange = tr.class === 'order' && tr.params.some(({ name }) => name === 'orig_ord_no');
  if (!isChange || said.has('symbol') || said.has('stk_cd')) return request;
  if (typeof number !== 'string' && typeof number !== 'number') return request;
  const day = koreanDayOf(settings.brokerClock.now());
  const original =
    settings.remembered.find(account, day, String(number)) ?? (await openOrder(String(number)));
  if (original === undefined) return request;
  const venue = said.has('market') || said.has('dmst_stex_tp') ? {} : { dmst_stex_tp: original.venue };
  return { ...request, params: { ...params, stk_cd: original.symbol, ...venue } };

  async function openOrder(orderId: string): Promise<RememberedOrder | undefined> {
    const { orders = [] } = await read({ trId: 'ka10075', account, params: { count: MOST_OPEN } });
    const order = orders.find(({ order_id }) => withoutZeros(order_id) === withoutZeros(orderId));
    return order === undefined ? undefined : { symbol: order.symbol, venue: venueOf(order.market_scope) };
  }
}

/** All open orders of an account. */
const MOST_OPEN = 10_000;

/** Keeps what the receipt of an order says, for its amendment or cancellation. */
export function rememberOrder(settings: KiwoomSettings, { orders = [] }: ProviderAnswer): void {
  const day = koreanDayOf(settings.brokerClock.now());
  for (const { account, order_id, symbol, market_scope } of orders) {
    settings.remembered.remember(account, day, order_id, { symbol, venue: venueOf(market_scope) });
  }
}

function venueOf(scope: MarketScope): string {
  return scope === 'COMBINED' ? 'SOR' : (scope ?? 'KRX');
}
