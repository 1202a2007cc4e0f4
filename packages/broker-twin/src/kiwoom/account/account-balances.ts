import type { Responder } from '../answers/tr-answer.ts';
import { plainRate, signedPrice } from '../values/number-texts.ts';
import { positionList } from './account-evaluation.ts';
import { percent } from './valued-positions.ts';

/** kt00004: the account's evaluation; kiwoom catalogue [A]. */
export const accountStatus: Responder = (call) =>
  positionList(call, {
    top: ({ state, cost, value, assets, profit, profitRate }) => ({
      acnt_nm: '모의계좌',
      brch_nm: '온라인',
      entr: state.cash,
      d2_entra: state.cash,
      tot_est_amt: value,
      aset_evlt_amt: assets,
      tot_pur_amt: cost,
      prsm_dpst_aset_amt: assets,
      invt_bsamt: cost,
      lspft_amt: profit,
      lspft_ratio: plainRate(profitRate),
    }),
    row: ({ holding, averagePrice, value, profit, profitRate, cost }) => ({
      rmnd_qty: holding.quantity,
      avg_prc: averagePrice,
      evlt_amt: value,
      pl_amt: profit,
      pl_rt: plainRate(profitRate),
      pur_amt: cost,
      setl_remn: holding.quantity,
      tdy_buyq: holding.boughtToday,
      tdy_sellq: holding.soldToday,
    }),
  });

/** kt00005: what was bought and is held. */
export const filledBalance: Responder = (call) =>
  positionList(call, {
    top: ({ state }) => ({
      entr: state.cash,
      entr_d1: state.cash,
      entr_d2: state.cash,
      pymn_alow_amt: state.orderableCash,
      ord_alowa: state.orderableCash,
    }),
    row: ({ holding, averagePrice, value, profit, profitRate, cost }) => ({
      crd_tp: '00',
      setl_remn: holding.quantity,
      cur_qty: holding.quantity,
      buy_uv: averagePrice,
      pur_amt: cost,
      evlt_amt: value,
      evltv_prft: profit,
      pl_rt: plainRate(profitRate),
    }),
  });

/** ka01690: the day's balance. */
export const dayBalance: Responder = (call) =>
  positionList(call, {
    top: ({ state, cost, value, profit, profitRate, assets }) => ({
      dt: call.body['qry_dt'],
      tot_buy_amt: cost,
      tot_evlt_amt: value,
      tot_evltv_prft: profit,
      tot_prft_rt: plainRate(profitRate),
      dbst_bal: state.cash,
      day_stk_asst: assets,
      buy_wght: plainRate(percent(cost, assets)),
    }),
    row: ({ holding, averagePrice, cost, value, profit, profitRate, price, snapshot, listing }, account) => ({
      cur_prc: signedPrice(price, snapshot.bar.previousClose),
      stk_cd: listing.code,
      rmnd_qty: holding.quantity,
      buy_uv: averagePrice,
      buy_wght: plainRate(percent(cost, account.cost)),
      evltv_prft: profit,
      prft_rt: plainRate(profitRate),
      evlt_amt: value,
      evlt_wght: plainRate(percent(value, account.value)),
    }),
  });

/** ka10085: return on each holding. */
export const holdingReturns: Responder = (call) =>
  positionList(call, {
    top: () => ({}),
    row: ({ holding, averagePrice, cost, price, snapshot, listing }) => ({
      dt: snapshot.day,
      cur_prc: signedPrice(price, snapshot.bar.previousClose),
      stk_cd: listing.code,
      pur_pric: averagePrice,
      pur_amt: cost,
      rmnd_qty: holding.quantity,
      crd_tp: '00',
      setl_remn: holding.quantity,
      clrn_alow_qty: holding.sellable,
    }),
  });
