import * as z from 'zod';
import { priceSchema, quantitySchema } from './decimal-text.ts';
import { marketScopeSchema } from './market-scope.ts';
import { symbolSchema } from './market-symbol.ts';
import { utcInstantSchema } from './market-time.ts';
import { sourceTypeSchema } from './source-type.ts';

/** Both brokers show ten levels at most. */
export const MAX_ORDERBOOK_LEVELS = 10;

/** One price level. */
export const orderbookLevelSchema = z.object({
  price: priceSchema,
  volume: quantitySchema.nullable(),
});

const levels = z.array(orderbookLevelSchema).max(MAX_ORDERBOOK_LEVELS);

/** The orderbook, best price first on both sides. A level the broker left empty is left out, not written as zero. */
export const orderbookSchema = z.object({
  symbol: symbolSchema,
  time: utcInstantSchema.describe('When the broker took this picture.'),
  asks: levels.describe('Offers to sell, lowest price first.'),
  bids: levels.describe('Offers to buy, highest price first.'),
  total_ask_volume: quantitySchema.nullish(),
  total_bid_volume: quantitySchema.nullish(),
  market_scope: marketScopeSchema,
  source_type: sourceTypeSchema,
});

export type Orderbook = z.infer<typeof orderbookSchema>;
export type OrderbookLevel = z.infer<typeof orderbookLevelSchema>;
