import type { ProviderAnswer, ProviderRequest } from '@hub/provider';
import type { MockCandles } from './mock-candles.ts';

/**
 * The answer to any TR, in the shape the wire contract fixes for mock mode.
 *
 * @param nowMs - epoch milliseconds
 */
export function mockAnswer(
  provider: string,
  request: ProviderRequest,
  nowMs: number,
  candles: MockCandles,
): ProviderAnswer {
  const { trId, params } = request;
  // As the predecessor: a symbol that is missing or empty counts as TEST; anything else is given back as it came.
  const symbol = params['symbol'] || 'TEST';
  return {
    data: {
      provider,
      tr_id: trId,
      params,
      result: 'SUCCESS',
      data: {
        symbol,
        timestamp: new Date(nowMs).toISOString(),
        candles: candles(typeof symbol === 'string' ? symbol : 'TEST', nowMs),
      },
    },
  };
}
