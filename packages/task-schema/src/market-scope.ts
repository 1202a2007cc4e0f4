import * as z from 'zod';

/**
 * Which Korean market a figure belongs to: the exchange (KRX), the alternative venue (NXT) or both together. Series of
 * different scopes must never be mixed. Null where the question does not arise (indices, derivatives, overseas).
 */
export const marketScopeSchema = z.enum(['KRX', 'NXT', 'COMBINED']).nullable();

export type MarketScope = z.infer<typeof marketScopeSchema>;
