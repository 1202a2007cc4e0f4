import { utcText } from '@hub/provider-kit';
import type { Quote } from '@hub/task-schema';
import { given } from './given.ts';
import { instantOf } from './instants.ts';
import { type RawRow, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

/** The names one TR has for the figures of a quote. */
interface QuoteKeys {
  readonly previousClose: string;
  readonly change: string;
}

const keys: ReadonlyMap<string, QuoteKeys> = new Map([
  ['ka10001', { previousClose: 'base_pric', change: 'pred_pre' }],
  ['ka10007', { previousClose: 'pred_close_pric', change: 'pred_rt' }],
  ['ka10095', { previousClose: 'base_pric', change: 'pred_pre' }],
]);

/** TRs that give the state of a symbol: ka10001, ka10007, and ka10095 when one symbol was asked for. */
export function quoteOf(source: AnswerSource): Quote | undefined {
  const names = keys.get(source.id);
  const { symbol, marketScope } = source.subject;
  if (names === undefined || symbol === undefined) return undefined;
  const row: RawRow = source.rows[0] ?? source.summary;
  const read = rowReader(row);
  const price = read.price('cur_prc');
  // A symbol the broker does not know comes as blanks (kiwoom-api 4 [A]).
  if (price === undefined && read.text('stk_nm') === undefined) return undefined;
  const volume = read.quantity('volume', 'trde_qty');
  const saturated = read.saturated();
  return {
    symbol,
    // Only ka10007 says when; the others are as of the answer.
    time: instantOf(`${read.text('date') ?? ''}${read.text('tm') ?? ''}`) ?? utcText(source.answeredAtMs),
    price: price ?? null,
    ...given({
      open: read.price('open_pric'),
      high: read.price('high_pric'),
      low: read.price('low_pric'),
      previous_close: read.price(names.previousClose),
      change: read.signed(names.change),
      change_percent: read.signed('flu_rt'),
      volume,
      upper_limit: read.price('upl_pric'),
      lower_limit: read.price('lst_pric'),
    }),
    ...(volume === '0' ? { trading_status: 'NO_TRADE' } : {}),
    market_scope: marketScope,
    ...(saturated === undefined ? {} : { saturated_fields: saturated }),
    source_type: SOURCE_TYPE,
  };
}
