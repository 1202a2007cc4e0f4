import * as z from 'zod';
import { finalitySchema, saturatedFieldsSchema } from './data-quality.ts';
import { priceSchema, quantitySchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { tradingDaySchema, utcInstantSchema } from './market-time.ts';
import { sourceTypeSchema } from './source-type.ts';

/** A number and its unit: t ticks, s seconds, m minutes, h hours, d days, w weeks, mo months, y years. */
export const candleIntervalSchema = z.string().regex(/^[1-9]\d{0,3}(t|s|m|h|d|w|mo|y)$/);

/**
 * One candle. It holds trades from `open_time` on, up to and without the next candle's `open_time`.
 * What the broker did not give is null or absent, never zero.
 */
export const candleSchema = z.object({
  symbol: symbolSchema,
  interval: candleIntervalSchema,
  open_time: utcInstantSchema.describe('First instant of the interval; the end is not part of it.'),
  trading_day: tradingDaySchema.optional().describe("Day in the exchange's calendar, for days and longer."),
  open: priceSchema,
  high: priceSchema,
  low: priceSchema,
  close: priceSchema,
  volume: quantitySchema.nullable().describe('Shares or contracts; null when not known.'),
  value: quantitySchema.nullish().describe('Turnover in the currency of the price, in whole units.'),
  market_scope: marketScopeSchema,
  adjusted: z.boolean().describe('True when prices are adjusted for splits and the like.'),
  finality: finalitySchema.optional(),
  saturated_fields: saturatedFieldsSchema.optional(),
  source_type: sourceTypeSchema,
});

export type Candle = z.infer<typeof candleSchema>;
