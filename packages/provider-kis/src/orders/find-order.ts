import {
  type CallContext,
  type ProviderAnswer,
  ProviderRejectedError,
  type ProviderRequest,
  ProviderUnavailableError,
} from '@hub/provider';
import { koreanDayOf } from '@hub/provider-kit';
import type { Order } from '@hub/task-schema';
import { orderTypeOfCode } from '../normalise/order-words.ts';
import type { KisEnvironment } from '../registry/environment.ts';
import type { OrderIntent } from './order-intent.ts';

/** What is known about an order whose answer never came. */
export interface SoughtOrder {
  readonly intent: OrderIntent;
  /** Numbers of orders that are known to be others. */
  readonly knownOrderIds?: readonly string[];
  /** The broker cannot have taken it later, epoch milliseconds. Default: now. */
  readonly untilMs?: number;
}

/**
 * - `found`: exactly one order fits. - `ambiguous`: several do; a person must look.
 * - `not-found`: none does. The paper host shows orders late (kis-api 1 [M]): ask again before believing it.
 */
export type OrderLookup =
  | { readonly outcome: 'found'; readonly order: Order }
  | { readonly outcome: 'not-found' }
  | { readonly outcome: 'ambiguous'; readonly orders: readonly Order[] };

/** Orders that the list of domestic orders tells about: cash, credit, amend and cancel (kis-trs). */
const listedOrders = /^[TV]TTC00(?:1[123]|5[12])U$/;

/** The broker's clock is known to the second, and its order times are whole seconds. */
const CLOCK_TOLERANCE_MS = 5_000;

export interface OrderFinder {
  readonly environment: KisEnvironment;
  readonly now: () => number;
  readonly call: (request: ProviderRequest, context: CallContext) => Promise<ProviderAnswer>;
}

/** Reads the order list of the days since the intent (TTTC0081R) and compares (kis-api 10). */
export async function findOrder(
  finder: OrderFinder,
  sought: SoughtOrder,
  context: CallContext,
): Promise<OrderLookup> {
  const { intent } = sought;
  const nowMs = finder.now();
  if (!listedOrders.test(intent.trId)) {
    // "Not found" would be a lie: this list could not have it.
    const message = `${intent.trId} orders are in another list; read it by hand (overseas: TTTS3035R)`;
    throw new ProviderRejectedError('KIS', message);
  }
  const answer = await finder.call(
    {
      trId: finder.environment === 'real' ? 'TTTC0081R' : 'VTTC0081R',
      account: intent.account,
      params: { from: koreanDayOf(intent.recordedAtMs), to: koreanDayOf(nowMs), ...narrowed(intent) },
    },
    context,
  );
  if (answer.partial !== undefined) {
    throw new ProviderUnavailableError('KIS', `The order list is not whole: ${answer.partial.reason}`);
  }
  const until = (sought.untilMs ?? nowMs) + CLOCK_TOLERANCE_MS;
  const others = new Set(sought.knownOrderIds);
  const fitting = (answer.orders ?? []).filter(
    (order) => !others.has(order.order_id) && fits(order, intent, until),
  );
  const [order] = fitting;
  if (order === undefined) return { outcome: 'not-found' };
  return fitting.length === 1 ? { outcome: 'found', order } : { outcome: 'ambiguous', orders: fitting };
}

/** A new order tells its symbol and side; the others leave that to their original. */
function narrowed({ kind, symbol, side }: OrderIntent): Readonly<Record<string, string>> {
  if (kind !== 'new') return {};
  // 01 sells, 02 buys (kis-trs)
  const code = { SELL: '01', BUY: '02' } as const;
  return { PDNO: symbol, ...(side === undefined ? {} : { SLL_BUY_DVSN_CD: code[side] }) };
}

function fits(order: Order, intent: OrderIntent, untilMs: number): boolean {
  const takenAtMs = order.time === null ? undefined : Date.parse(order.time);
  const isInTime =
    takenAtMs === undefined ||
    (takenAtMs >= intent.recordedAtMs - CLOCK_TOLERANCE_MS && takenAtMs <= untilMs);
  return isInTime && (intent.kind === 'new' ? fitsNew(order, intent) : fitsChange(order, intent));
}

function fitsNew(order: Order, { symbol, side, quantity, price, orderType }: OrderIntent): boolean {
  return (
    order.action === 'NEW' &&
    order.symbol === symbol.toUpperCase() &&
    order.side === (side ?? order.side) &&
    sameNumber(order.quantity, quantity) &&
    order.order_type === orderTypeOfCode(orderType) &&
    // The list may show a market order with the price it was executed at.
    (price === undefined || sameNumber(order.price, price))
  );
}

/** An amendment or cancellation has a number of its own and names its original (kis-api 10). */
function fitsChange(order: Order, { originalOrderNumber }: OrderIntent): boolean {
  return (
    order.original_order_id !== undefined &&
    withoutZeros(order.original_order_id) === withoutZeros(originalOrderNumber ?? '')
  );
}

function sameNumber(left: string | null, right: string): boolean {
  return left !== null && Number(left) === Number(right);
}

function withoutZeros(id: string): string {
  return id.replace(/^0+/, '');
}
