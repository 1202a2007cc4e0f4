import type { StockQuote } from './stock-quote.ts';

/** The text of one field. */
export type StockField = (quote: StockQuote) => string;
