import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { breadthTexts, indexFacts } from './index-facts.ts';

/** ka20003 and ka10051: one row per index. */
export const indexTable: Responder = ({ spec, world, at }) => ({
  kind: 'answer',
  rows: world.market.indices.map((index) => {
    const facts = indexFacts(index, world.market, at);
    // ka10051 has levels, changes and rates times a hundred. kiwoom catalogue [A]
    const isTimesHundred = spec.id === 'ka10051';
    return fillRow({
      fields: spec.row,
      facts: isTimesHundred ? { ...facts, decimals: undefined } : facts,
      seed: `${spec.id}|${index.kiwoomCode}`,
      values: {
        ...breadthTexts(index, world, at),
        ...(isTimesHundred ? { flu_rt: rateTimesHundred(facts) } : {}),
      },
    });
  }),
});

function rateTimesHundred({ bar, base }: RowFacts): string {
  if (bar === undefined || base === undefined) return '0';
  const rate = Math.round((10_000 * (bar.close - base)) / base);
  return rate > 0 ? `+${rate}` : String(rate);
}
