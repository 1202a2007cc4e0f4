import * as z from 'zod';

export const orderSideSchema = z.enum(['BUY', 'SELL']);

/**
 * The kind of price of an order. Brokers know more than these two (conditional, best, after hours); those are `OTHER`,
 * with the broker's own code beside it.
 */
export const orderTypeSchema = z.enum(['LIMIT', 'MARKET', 'OTHER']);

export type OrderSide = z.infer<typeof orderSideSchema>;
export type OrderType = z.infer<typeof orderTypeSchema>;
