import type { Responder } from '../answers/tr-answer.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';

/** `marketCode` of the rows of a market: ETFs come with KOSPI. `mrkt_tp` 0 KOSPI, 10 KOSDAQ, 8 ETF; others are empty here. kiwoom catalogue [A] */
const marketCodes: Readonly<Record<string, readonly string[]>> = {
  '0': ['0', '8'],
  '10': ['10'],
  '8': ['8'],
};

/** ka10099: all stocks of a market on one page. camelCase keys. kiwoom-api 6, 7 [A] */
export const stockList: Responder = ({ spec, body, world, at }) => {
  const codes = marketCodes[body['mrkt_tp'] ?? ''] ?? [];
  const entries = [...world.stockRegister.entries(at).values()];
  return {
    kind: 'answer',
    rows: entries
      .filter(({ marketCode = '' }) => codes.includes(marketCode))
      .map((values) => fillRow({ fields: spec.row, facts: {}, seed: spec.id, values })),
  };
};

/** ka10100: one stock of that list. */
export const stockEntry: Responder = ({ spec, body, world, at }) => {
  const values = world.stockRegister.entries(at).get(body['stk_cd'] ?? '');
  if (values === undefined) return { kind: 'answer', top: blankRow(spec.top) };
  return { kind: 'answer', top: fillRow({ fields: spec.top, facts: {}, seed: spec.id, values }) };
};
