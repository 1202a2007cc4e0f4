import type { ProviderAnswer } from '@hub/provider';
import { fixedIntervals, scopeUnits } from '../request/interval-text.ts';
import { acceptedOrderOf } from './accepted-order.ts';
import { balanceOf } from './balance.ts';
import { candlesOf } from './candles.ts';
import { executionsOf } from './executions.ts';
import { given } from './given.ts';
import { orderbookOf } from './orderbook.ts';
import { orderListOf } from './orders.ts';
import { quoteOf } from './quote.ts';
import type { AnswerSource } from './source.ts';
import { chartTicksOf, dayTicksOf } from './ticks.ts';

/** The normalised models of an answer; empty where its TR has none. */
export type Models = Omit<ProviderAnswer, 'data' | 'partial'>;

export function normalise(source: AnswerSource): Models {
  const { id, subject, body } = source;
  if (fixedIntervals.has(id) || scopeUnits.has(id)) {
    // A chart of single ticks is a list of trades as well.
    const isTrades = id === 'ka10079' && subject.interval === '1t';
    return { candles: candlesOf(source), ...(isTrades ? { ticks: chartTicksOf(source) } : {}) };
  }
  if (id === 'ka10003') return { ticks: dayTicksOf(source) };
  // Trades of today only: of the previous day the broker tells no day, and of minutes no trades.
  if (id === 'ka10084')
    return body['tdy_pred'] === '1' && body['tic_min'] === '0' ? { ticks: dayTicksOf(source) } : {};
  if (id === 'ka10004') return given({ orderbook: orderbookOf(source) });
  const accepted = acceptedOrderOf(source);
  return given({
    quote: quoteOf(source),
    balance: balanceOf(source),
    executions: id === 'ka10076' ? executionsOf(source) : undefined,
    orders: accepted === undefined ? orderListOf(source) : [accepted],
  });
}
