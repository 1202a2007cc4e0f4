import type { Responder } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { emptySector } from './empty-sector.ts';
import { breadthTexts, indexFacts } from './index-facts.ts';
import { yearOf } from './index-year.ts';
import { sectorIndex } from './sector-index.ts';

/** ka20009: an index now and by the day, newest first. */
export const indexByDay: Responder = (call) => {
  const { spec, body, world, at } = call;
  const index = sectorIndex(body['inds_cd'] ?? '', world.market);
  if (index === undefined) return emptySector(call);
  const facts = indexFacts(index, world.market, at);
  return {
    kind: 'answer',
    top: fillRow({
      fields: spec.top,
      facts,
      seed: `${spec.id}|${index.kiwoomCode}`,
      values: breadthTexts(index, world, at),
    }),
    rows: yearOf(call, index.kiwoomCode)
      .toReversed()
      .slice(0, spec.pageRows)
      .map((bar) =>
        fillRow({
          fields: spec.row,
          facts: { ...facts, bar, base: bar.previousClose, day: bar.day },
          seed: `${spec.id}|${bar.day}`,
        }),
      ),
  };
};
