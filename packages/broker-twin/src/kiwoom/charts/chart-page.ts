import type { TextRow, TrAnswer, TrCall } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import type { ChartBar } from './chart-bar.ts';
import type { ChartSource } from './chart-source.ts';

/** Turnover in won; the day chart has it in million won. kiwoom-api 7 [A] */
const inWon: ReadonlySet<string> = new Set(['ka10082', 'ka10083', 'ka10094']);

export interface ChartContent {
  readonly source: ChartSource;
  /** Newest first; what goes beyond one page is the next one. */
  readonly bars: readonly ChartBar[];
  /** Key of the page that begins with this bar. */
  readonly keyOf: (bar: ChartBar) => string;
}

/** One page of a chart. */
export function chartPage(call: TrCall, { source, bars, keyOf }: ChartContent): TrAnswer {
  const { spec } = call;
  const next = bars[spec.pageRows];
  return {
    kind: 'answer',
    top: chartTop(call, source.code),
    rows: bars.slice(0, spec.pageRows).map((bar) => chartRow(call, source, bar)),
    nextKey: next === undefined ? undefined : keyOf(next),
  };
}

/** Of a code that does not exist: class 0 and no rows. kiwoom-api 4 [A] */
export function emptyChart(call: TrCall): TrAnswer {
  const { body } = call;
  return { kind: 'answer', top: chartTop(call, body['stk_cd'] ?? body['inds_cd'] ?? ''), rows: [] };
}

function chartTop({ spec }: TrCall, code: string): TextRow {
  return fillRow({ fields: spec.top, facts: { code }, seed: spec.id, values: { last_tic_cnt: '' } });
}

function chartRow({ spec }: TrCall, { listing }: ChartSource, bar: ChartBar): TextRow {
  const { day, atMs, previousClose, volumeToday } = bar;
  return fillRow({
    fields: spec.row,
    facts: {
      bar,
      base: previousClose,
      listing,
      day,
      atMs,
      total: volumeToday === undefined ? undefined : { volume: volumeToday, turnover: bar.turnover },
      turnoverUnit: inWon.has(spec.id) ? 1 : undefined,
    },
    seed: spec.id,
  });
}
