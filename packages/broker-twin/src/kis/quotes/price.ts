import { aboutStock, blankAnswer } from '../transactions/about-stock.ts';
import { answer } from '../transactions/outcome.ts';
import { stockSource } from './stock-fields.ts';

/** Current price (FHKST01010100) and its second half (FHPST01010000): all fields from the quote. */
export const price = aboutStock((quote) => answer({ output: stockSource(quote) }), blankAnswer);
