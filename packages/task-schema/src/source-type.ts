import * as z from 'zod';

/**
 * Where a figure came from.
 *
 * Assumption: of the predecessor's six values the documents at hand name only `REST_API_KIS` and `REST_API_KIWOOM`
 * literally; the next four are formed after them. The last two are additions: candles built from ticks, compared with
 * the broker's own candle or not.
 */
export const sourceTypeSchema = z.enum([
  'REST_API_KIS',
  'REST_API_KIWOOM',
  'WEBSOCKET_KIS',
  'WEBSOCKET_KIWOOM',
  'TICK_AGGREGATION',
  'MOCK',
  'TICK_AGGREGATION_VERIFIED',
  'TICK_AGGREGATION_UNVERIFIED',
]);

export type SourceType = z.infer<typeof sourceTypeSchema>;
