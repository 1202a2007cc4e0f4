import { direction, signedRate } from '../values/number-texts.ts';
import type { Meaning, Meanings, RowFacts } from './row-facts.ts';

const millionWon = 1_000_000;

const last: Meaning = ({ bar }) => bar?.close;
const open: Meaning = ({ bar }) => bar?.open;
const high: Meaning = ({ bar }) => bar?.high;
const low: Meaning = ({ bar }) => bar?.low;
const change: Meaning = ({ bar, base }) =>
  bar === undefined || base === undefined ? undefined : bar.close - base;
const changeRate: Meaning = ({ bar, base }) =>
  bar === undefined || base === undefined ? undefined : signedRate((100 * (bar.close - base)) / base);
const sign: Meaning = ({ bar, base, upper, lower }) =>
  bar === undefined || base === undefined ? undefined : direction(bar.close, { base, upper, lower });
const volume: Meaning = ({ bar }) => bar?.volume;
const dayVolume: Meaning = ({ bar, total }) => (total ?? bar)?.volume;
const previousVolume: Meaning = ({ previous }) => previous?.()?.volume;

function inUnits(won: number | undefined, { turnoverUnit = millionWon }: RowFacts): number | undefined {
  return won === undefined ? undefined : Math.round(won / turnoverUnit);
}
const turnover: Meaning = (facts) => inUnits(facts.bar?.turnover, facts);
const dayTurnover: Meaning = (facts) => inUnits((facts.total ?? facts.bar)?.turnover, facts);

/** Prices, changes and volumes by the many names that they have. */
export const priceMeanings: Meanings = {
  cur_prc: last,
  cur_prc_n: last,
  close_pric: last,
  cntr_pric: last,
  tdy_close_pric: last,
  past_curr_prc: last,
  exp_cntr_pric: last,
  trace_cur_prc: last,
  open_pric: open,
  high_pric: high,
  tdy_high_pric: high,
  low_pric: low,
  tdy_low_pric: low,
  base_pric: ({ base }) => base,
  pred_close_pric: ({ base }) => base,
  upl_pric: ({ upper }) => upper,
  lst_pric: ({ lower }) => lower,
  pred_pre: change,
  pred_pre_n: change,
  pre: change,
  flu_rt: changeRate,
  flu_rt_n: changeRate,
  pre_rt: changeRate,
  tdy_close_pric_flu_rt: changeRate,
  base_comp_chgr: changeRate,
  pred_pre_sig: sign,
  pred_pre_sig_n: sign,
  pre_sig: sign,
  pre_sig_n: sign,
  sign,
  smbol: sign,
  flu_smbol: sign,
  flu_sig: sign,
  pre_smbol: sign,
  // Substitute price of a share given as collateral: a guess of 80 %. [C]
  repl_pric: ({ base }) => (base === undefined ? undefined : Math.floor((base * 0.8) / 10) * 10),
  open_pric_pre: ({ bar }) =>
    bar === undefined ? undefined : signedRate((100 * (bar.close - bar.open)) / bar.open),
  trde_qty: volume,
  now_trde_qty: volume,
  dt_trde_qty: volume,
  trde_qty_n: volume,
  cntr_qty: volume,
  acc_trde_qty: dayVolume,
  acc_trde_qty_n: dayVolume,
  trde_prica: turnover,
  trde_amt: turnover,
  amt_mn: turnover,
  acc_trde_prica: dayTurnover,
  cntr_trde_qty: ({ tradeQuantity }) => tradeQuantity,
  trde_tern_rt: ({ bar, listing }) =>
    bar === undefined || listing === undefined
      ? undefined
      : signedRate((100 * bar.volume) / listing.listedShares),
  pred_trde_qty: previousVolume,
  prev_trde_qty: previousVolume,
  pred_trde_prica: (facts) => inUnits(facts.previous?.()?.turnover, facts),
  trde_pre: ({ bar, previous }) => {
    const before = previous?.()?.volume;
    return bar === undefined || before === undefined || before === 0
      ? undefined
      : ((100 * bar.volume) / before).toFixed(2);
  },
};
