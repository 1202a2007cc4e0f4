/** What an amendment or cancellation must repeat of its original. */
export interface RememberedOrder {
  readonly symbol: string;
  /** `KRX`, `NXT` or `SOR` */
  readonly venue: string;
}

const MOST_ORDERS = 10_000;

/** Orders this process placed, the newest ones. Numbers are the broker's own, unique for an account and a day. */
export class RememberedOrders {
  readonly #orders = new Map<string, RememberedOrder>();

  remember(account: string, day: string, orderId: string, order: RememberedOrder): void {
    this.#orders.set(keyOf(account, day, orderId), order);
    if (this.#orders.size <= MOST_ORDERS) return;
    for (const oldest of this.#orders.keys()) {
      this.#orders.delete(oldest);
      return;
    }
  }

  find(account: string, day: string, orderId: string): RememberedOrder | undefined {
    return this.#orders.get(keyOf(account, day, orderId));
  }
}

function keyOf(account: string, day: string, orderId: string): string {
  return `${account}:${day}:${withoutZeros(orderId)}`;
}

/** Some callers leave out the zeros in front. */
export function withoutZeros(orderId: string): string {
  return orderId.replace(/^0+/, '');
}
