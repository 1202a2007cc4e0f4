import type { InvestorFlows } from '../../market/market.ts';
import type { Responder } from '../answers/tr-answer.ts';
import { type FieldValues, fillRow } from '../facts/fill-row.ts';
import type { RankedStock } from './market-view.ts';

const columns = [
  { prefix: 'for_netslmt', who: 'foreign', sign: 1 },
  { prefix: 'for_netprps', who: 'foreign', sign: -1 },
  { prefix: 'orgn_netslmt', who: 'institution', sign: 1 },
  { prefix: 'orgn_netprps', who: 'institution', sign: -1 },
] as const satisfies readonly { prefix: string; who: keyof InvestorFlows; sign: number }[];

/** ka90009: four rankings side by side, what foreigners and institutions sold and bought most. */
export const investorColumns: Responder = ({ spec, world, at }) => {
  const stocks = world.marketView.stocks('KRX', at);
  const ranked = columns.map(({ who, sign }) => {
    const amount = ({ facts }: RankedStock) => facts.flows?.()[who].amount ?? 0;
    return stocks.toSorted((one, other) => sign * (amount(one) - amount(other)));
  });
  const rows = stocks.slice(0, spec.pageRows).map((_stock, place) => {
    const values: Record<string, FieldValues[string]> = {};
    for (const [column, { prefix, who }] of columns.entries()) {
      const stock = ranked[column]?.[place];
      values[`${prefix}_stk_cd`] = stock?.listing.code;
      values[`${prefix}_stk_nm`] = stock?.listing.name;
      values[`${prefix}_qty`] = stock?.facts.flows?.()[who].quantity;
      values[`${prefix}_amt`] = Math.round((stock?.facts.flows?.()[who].amount ?? 0) / 1_000_000);
    }
    return fillRow({ fields: spec.row, facts: {}, seed: spec.id, values });
  });
  return { kind: 'answer', rows };
};
