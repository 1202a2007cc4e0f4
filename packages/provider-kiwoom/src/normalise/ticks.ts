import type { Tick } from '@hub/task-schema';
import { instantOf, instantOfTime } from './instants.ts';
import { type RawRow, type RowReader, rowReader } from './row-reader.ts';
import { type AnswerSource, SOURCE_TYPE } from './source.ts';

/** Trades of the day, ka10003 and ka10084: the sign of the quantity says who took the offer (kiwoom-api 7 [A]). */
export function dayTicksOf(source: AnswerSource): Tick[] {
  return ticksOf(source, (read) => {
    const traded = read.text('cntr_trde_qty');
    const side = traded?.startsWith('+') ? 'BUY' : traded?.startsWith('-') ? 'SELL' : undefined;
    const total = read.quantity('cumulative_volume', 'acc_trde_qty');
    return {
      time: instantOfTime(read.text('tm'), source.answeredAtMs),
      volume: read.quantity('volume', 'cntr_trde_qty'),
      ...(side === undefined ? {} : { side }),
      ...(total === undefined ? {} : { cumulative_volume: total }),
    };
  });
}

/** A tick chart of one tick a row, ka10079. */
export function chartTicksOf(source: AnswerSource): Tick[] {
  return ticksOf(source, (read) => ({
    time: instantOf(read.text('cntr_tm')),
    volume: read.quantity('volume', 'trde_qty'),
  }));
}

interface TickParts {
  readonly time: string | undefined;
  readonly volume: string | undefined;
  readonly side?: 'BUY' | 'SELL';
  readonly cumulative_volume?: string;
}

/** Oldest first; a row without time or price is no trade. */
function ticksOf(source: AnswerSource, partsOf: (read: RowReader) => TickParts): Tick[] {
  const { symbol, marketScope } = source.subject;
  if (symbol === undefined) return [];
  const tickOf = (row: RawRow): Tick | undefined => {
    const read = rowReader(row);
    const price = read.price('cur_prc');
    const { time, volume, ...rest } = partsOf(read);
    if (price === undefined || time === undefined) return undefined;
    const saturated = read.saturated();
    return {
      symbol,
      time,
      price,
      volume: volume ?? null,
      ...rest,
      market_scope: marketScope,
      ...(saturated === undefined ? {} : { saturated_fields: saturated }),
      source_type: SOURCE_TYPE,
    };
  };
  return source.rows.flatMap((row) => tickOf(row) ?? []).reverse();
}
