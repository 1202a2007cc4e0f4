import type { ProviderAnswer } from '@hub/provider';
import type { AnswerView } from './answer-view.ts';
import { balanceOf } from './balance.ts';
import { candlesOf } from './candles.ts';
import { orderbookOf } from './orderbook.ts';
import { ordersOf } from './orders.ts';
import { quoteOf } from './quote.ts';
import { receiptOf } from './receipt.ts';
import { ticksOf } from './ticks.ts';

export interface Models {
  /** What the TR has of the models. */
  readonly fields: Omit<ProviderAnswer, 'data' | 'partial'>;
  readonly warnings: readonly string[];
}

/**
 * The normalised models of an answer.
 *
 * @param account - its name in the configuration
 */
export function modelsOf(view: AnswerView, account: string): Models {
  const charted = candlesOf(view);
  const ticks = ticksOf(view);
  const orderbook = orderbookOf(view);
  const quote = quoteOf(view);
  const balance = balanceOf(view, account);
  const listed = ordersOf(view, account);
  const receipt = receiptOf(view, account);
  return {
    fields: {
      ...(charted && { candles: charted.candles }),
      ...(ticks && { ticks }),
      ...(orderbook && { orderbook }),
      ...(quote && { quote }),
      ...(balance && { balance }),
      ...(listed && { orders: listed.orders, executions: listed.executions }),
      ...(receipt && { orders: [receipt] }),
    },
    warnings: charted?.warnings ?? [],
  };
}
