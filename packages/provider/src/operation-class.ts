/**
 * What a TR does at the broker.
 * - `quote`: reads market data. Repeating it is harmless.
 * - `account`: reads balances, orders and the like. Repeating it is harmless.
 * - `order`: changes something (place, correct, cancel). It must never be sent a second time unasked.
 */
export type OperationClass = 'quote' | 'account' | 'order';
