import type { Tick } from '@hub/task-schema';
import { type AnswerView, marketScopeOf, SOURCE_TYPE, symbolOf } from './answer-view.ts';
import { given, rowReader } from './row-reader.ts';
import { instantOfTime } from './time-of-day.ts';

interface TickFields {
  readonly volume: string;
  readonly cumulativeVolume?: string;
}

/** TRs that give single trades (kis-trs). Neither says who took the offer. */
const tickFields: ReadonlyMap<string, TickFields> = new Map<string, TickFields>([
  ['FHKST01010300', { volume: 'cntg_vol' }],
  ['FHPST01060000', { volume: 'cnqn', cumulativeVolume: 'acml_vol' }],
]);

/** The trades, oldest first; undefined for other TRs. */
export function ticksOf(view: AnswerView): Tick[] | undefined {
  const fields = tickFields.get(view.tr.id);
  const symbol = symbolOf(view);
  if (fields === undefined || symbol === undefined) return undefined;
  const ticks = view.rows.flatMap((row): Tick[] => {
    const read = rowReader(row);
    const time = instantOfTime(read.text('stck_cntg_hour'), view.answeredAtMs);
    const price = read.price('stck_prpr');
    if (time === undefined || price === undefined) return [];
    const volume = read.quantity('volume', fields.volume);
    const total = fields.cumulativeVolume && read.quantity('cumulative_volume', fields.cumulativeVolume);
    return [
      {
        symbol,
        time,
        price,
        volume: volume ?? null,
        ...given({ cumulative_volume: total }),
        market_scope: marketScopeOf(view),
        ...read.saturated(),
        source_type: SOURCE_TYPE,
      },
    ];
  });
  return ticks.reverse();
}
