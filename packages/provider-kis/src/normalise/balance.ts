import { utcText } from '@hub/provider-kit';
import type { Balance, Holding } from '@hub/task-schema';
import type { Row } from '../paging/cursor.ts';
import { type AnswerView, objectOf, SOURCE_TYPE } from './answer-view.ts';
import { given, rowReader } from './row-reader.ts';

/** Money and positions of TTTC8434R; undefined for other TRs. */
export function balanceOf(view: AnswerView, account: string): Balance | undefined {
  if (view.tr.id !== 'TTTC8434R') return undefined;
  const read = rowReader(objectOf(view, 'output2'));
  return {
    account,
    time: utcText(view.answeredAtMs),
    ...given({
      cash: read.signed('dnca_tot_amt'),
      // kis-api 10: nxdy_excc_amt is cash at D+1, prvs_rcdl_excc_amt at D+2.
      cash_d1: read.signed('nxdy_excc_amt'),
      cash_d2: read.signed('prvs_rcdl_excc_amt'),
      cost: read.quantity('cost', 'pchs_amt_smtl_amt'),
      value: read.quantity('value', 'evlu_amt_smtl_amt'),
      total: read.signed('tot_evlu_amt'),
      profit: read.signed('evlu_pfls_smtl_amt'),
    }),
    holdings: view.rows.flatMap(holdingOf),
    ...read.saturated(),
    source_type: SOURCE_TYPE,
  };
}

function holdingOf(row: Row): Holding[] {
  const read = rowReader(row);
  const symbol = read.text('pdno')?.toUpperCase();
  const quantity = read.quantity('quantity', 'hldg_qty');
  if (symbol === undefined || quantity === undefined) return [];
  const name = read.text('prdt_name');
  return [
    {
      symbol,
      ...given({ name }),
      quantity,
      sellable_quantity: read.quantity('sellable_quantity', 'ord_psbl_qty') ?? null,
      // Positions that were sold stay until settlement (kis-api 10); they have no average.
      average_price: quantity === '0' ? null : (read.price('pchs_avg_pric') ?? null),
      ...given({
        price: read.price('prpr'),
        cost: read.quantity('cost', 'pchs_amt'),
        value: read.quantity('value', 'evlu_amt'),
        profit: read.signed('evlu_pfls_amt'),
        profit_percent: read.signed('evlu_pfls_rt'),
      }),
      ...read.saturated(),
    },
  ];
}
