import type { MinuteBar } from '../../market/market.ts';
import type { Responder, TextRow, TrCall } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { emptySector } from './empty-sector.ts';
import { breadthTexts, indexFacts } from './index-facts.ts';
import { yearTexts } from './index-year.ts';
import { sectorIndex } from './sector-index.ts';

/** ka20001: an index now and by the minute, newest first. */
export const indexNow: Responder = (call) => {
  const { spec, body, world, at } = call;
  const index = sectorIndex(body['inds_cd'] ?? '', world.market);
  if (index === undefined) return emptySector(call);
  const facts = indexFacts(index, world.market, at);
  let volumeToday = 0;
  const minutes = world.market.indexMinuteBars(index.kiwoomCode, facts.day ?? '', at).map((bar) => {
    volumeToday += bar.volume;
    return { bar, total: { volume: volumeToday, turnover: bar.turnover } };
  });
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts,
      seed: `${spec.id}|${index.kiwoomCode}`,
      values: { ...breadthTexts(index, world, at), ...yearTexts(call, index.kiwoomCode, facts) },
    }),
    rows: [
      ...closingRows(call, facts),
      ...minutes
        .toReversed()
        .map(({ bar, total }) => minuteRow(call, { ...facts, bar, total, atMs: bar.startMs })),
    ],
  };
};

/** Two lines at times that are none come after the close, on top. kiwoom-api 7 [B] */
function closingRows({ spec, world, at }: TrCall, facts: RowFacts): readonly TextRow[] {
  const closesAtMs = world.market.calendar.session(facts.day ?? '')?.closesAtMs ?? Number.POSITIVE_INFINITY;
  if (at < closesAtMs) return [];
  return ['999999', '888888'].map((time) =>
    fillRow({ fields: spec.row, facts, seed: `${spec.id}|${time}`, values: { tm_n: time } }),
  );
}

function minuteRow({ spec }: TrCall, facts: RowFacts & { readonly bar: MinuteBar }): TextRow {
  return fillRow({ fields: spec.row, facts, seed: `${spec.id}|${facts.bar.startMs}` });
}
