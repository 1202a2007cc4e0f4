import { seededRandom } from '@hub/testing';

/** One order task, and what it is known by in the broker's books. */
export interface PlannedOrder {
  readonly taskId: string;
  readonly provider: 'KIS' | 'KIWOOM';
  readonly symbol: string;
  readonly side: 'BUY' | 'SELL';
  readonly price: number;
  readonly quantity: number;
  /** Orders with the same key are alike: the broker's books cannot tell them apart. */
  readonly key: string;
  /** Its sender pushes it twice. */
  readonly isPushedTwice: boolean;
}

/** Every so many orders one is like the one before it, and one is pushed twice. */
const twinEvery = 20;
const againEvery = 50;

/**
 * Three in four orders go to KIS, which takes more calls a second. Prices lie in the lower half of the day's limits, so
 * that orders to buy stay in the books; price and quantity tell orders apart.
 *
 * @param lowestPrices - by symbol the day's lower limit, won; a whole tick
 */
export function planOrders(
  count: number,
  seed: number,
  lowestPrices: ReadonlyMap<string, number>,
): readonly PlannedOrder[] {
  const random = seededRandom(seed);
  const symbols = [...lowestPrices];
  const orders: PlannedOrder[] = [];
  for (let index = 0; index < count; index += 1) {
    const taskId = `order-${index}`;
    const isPushedTwice = index % againEvery === againEvery - 1;
    const last = orders.at(-1);
    if (last !== undefined && index % twinEvery === twinEvery - 1) {
      orders.push({ ...last, taskId, isPushedTwice });
      continue;
    }
    const provider = random() < 0.75 ? 'KIS' : 'KIWOOM';
    const side = random() < 0.5 ? 'BUY' : 'SELL';
    const [symbol = '', lowest = 0] = symbols[index % symbols.length] ?? [];
    const price = lowest + 1_000 * (Math.floor(index / symbols.length) % 5);
    const quantity = 1 + Math.floor(index / symbols.length / 5);
    orders.push({
      taskId,
      provider,
      symbol,
      side,
      price,
      quantity,
      key: keyOf(provider, symbol, side, price, quantity),
      isPushedTwice,
    });
  }
  return orders;
}

export function keyOf(
  provider: string,
  symbol: string,
  side: string,
  price: number,
  quantity: number,
): string {
  return `${provider} ${side} ${quantity} of ${symbol} at ${price}`;
}

export function payloadOf({ taskId, provider, symbol, side, price, quantity }: PlannedOrder): string {
  const trIds = { KIS: { BUY: 'TTTC0012U', SELL: 'TTTC0011U' }, KIWOOM: { BUY: 'kt10000', SELL: 'kt10001' } };
  const params = { symbol, order_type: 'limit', quantity, price, market: 'KRX' };
  return JSON.stringify({ task_id: taskId, provider, tr_id: trIds[provider][side], params });
}
