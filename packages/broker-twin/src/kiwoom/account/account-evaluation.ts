import type { Responder, TrAnswer, TrCall } from '../answers/tr-answer.ts';
import { type FieldValues, fillRow } from '../facts/fill-row.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { plainRate } from '../values/number-texts.ts';
import { percent, type ValuedAccount, type ValuedPosition, valuedAccount } from './valued-positions.ts';

/** Success text of the account queries. kiwoom fixture kt00018 [A] */
export const accountMessage = '조회가 완료되었습니다';

/** kt00018: what the account holds, valued; all keys also for an empty account. kiwoom catalogue [A] */
export const accountEvaluation: Responder = (call) =>
  positionList(call, {
    top: ({ cost, value, profit, profitRate, assets }) => ({
      tot_pur_amt: cost,
      tot_evlt_amt: value,
      tot_evlt_pl: profit,
      tot_prft_rt: plainRate(profitRate),
      prsm_dpst_aset_amt: assets,
    }),
    row: (position, account) => ({
      evltv_prft: position.profit,
      prft_rt: plainRate(position.profitRate),
      pur_pric: position.averagePrice,
      pred_close_pric: position.snapshot.bar.previousClose,
      rmnd_qty: position.holding.quantity,
      trde_able_qty: position.holding.sellable,
      tdy_buyq: position.holding.boughtToday,
      tdy_sellq: position.holding.soldToday,
      pur_amt: position.cost,
      pur_cmsn: position.buyFee,
      evlt_amt: position.value,
      sell_cmsn: position.sellFee,
      tax: position.tax,
      sum_cmsn: position.buyFee + position.sellFee,
      poss_rt: plainRate(percent(position.value, account.value)),
      crd_tp: '00',
    }),
  });

export interface PositionListing {
  readonly top: (account: ValuedAccount) => FieldValues;
  readonly row: (position: ValuedPosition, account: ValuedAccount) => FieldValues;
  readonly message?: string;
}

/** An answer with totals on top and a row per holding. Prices of accounts carry no direction. kiwoom-api 7 [A] */
export function positionList(
  call: TrCall,
  { top, row, message = accountMessage }: PositionListing,
): TrAnswer {
  const { spec, world, at } = call;
  const account = valuedAccount(call.account, world, at);
  const page = offsetPage(account.positions, call);
  const { rows, nextKey } = 'kind' in page ? { rows: [], nextKey: undefined } : page;
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts: {}, seed: spec.id, values: top(account), unknown: 'zero' }),
    rows: rows.map((position) =>
      fillRow({
        fields: spec.row,
        facts: { listing: position.listing },
        seed: spec.id,
        values: { cur_prc: position.price, ...row(position, account) },
        unknown: 'zero',
      }),
    ),
    nextKey,
    message,
  };
}
