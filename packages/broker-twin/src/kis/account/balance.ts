import type { AccountState } from '../../ledger/ledger.ts';
import { decimal, percent, whole } from '../quotes/number-text.ts';
import { answer, type FieldSource, refusal, row } from '../transactions/outcome.ts';
import type { Responder } from '../transactions/transaction-call.ts';
import { pageOf } from './page-of.ts';
import { type Position, positionSource, positionsOf } from './position.ts';
import { type TradesOfDay, tradesOfDay } from './trades-of-day.ts';

export const noSuchAccount = refusal('2', 'OPSQ2000', 'ERROR : INPUT INVALID_CHECK_ACNO');

const filterKeys = [
  'CANO',
  'ACNT_PRDT_CD',
  'AFHR_FLPR_YN',
  'FUND_STTL_ICLD_YN',
  'INQR_DVSN',
  'UNPR_DVSN',
  'FNCG_AMT_AUTO_RDPT_YN',
] as const;

/** TTTC8434R and TTTC8494R: positions by pages, the sums on every page. kis-api 9, 10 */
export const balance: Responder = (call) => {
  const state = call.world.ledger.account(call.account, call.at);
  if (state === undefined) return noSuchAccount;
  const positions = positionsOf(state, call);
  const suffix = call.parameter('PRCS_DVSN') || '00';
  const keyOf = ({ holding }: Position): string => `00000A${holding.code}^300^00000000^${suffix}^`;
  const { rows, page } = pageOf(call, positions, keyOf, filterKeys);
  const sums = summary(state, positions, tradesOfDay(call));
  return answer({ output1: rows.map(positionSource), output2: [sums] }, { page });
};

/** Cash at D+2 is the ledger's; the deposit is what it was before the trades of the day. kis-api 10 */
function summary(state: AccountState, positions: readonly Position[], trades: TradesOfDay): FieldSource {
  const sum = (pick: (position: Position) => number): number =>
    positions.reduce((total, position) => total + pick(position), 0);
  const stocks = sum(({ value }) => value);
  const cost = sum(({ holding }) => holding.cost);
  const deposit = state.cash + trades.bought - trades.sold + trades.costs;
  const assets = stocks + state.cash;
  const assetsBefore =
    deposit + sum(({ holding, quote }) => startQuantity(holding) * (quote?.previousClose ?? 0));
  return row({
    dnca_tot_amt: whole(deposit),
    nxdy_excc_amt: whole(deposit),
    prvs_rcdl_excc_amt: whole(state.cash),
    cma_evlu_amt: '0',
    bfdy_buy_amt: '0',
    thdt_buy_amt: whole(trades.bought),
    nxdy_auto_rdpt_amt: '0',
    bfdy_sll_amt: '0',
    thdt_sll_amt: whole(trades.sold),
    d2_auto_rdpt_amt: '0',
    bfdy_tlex_amt: '0',
    thdt_tlex_amt: whole(trades.costs),
    tot_loan_amt: '0',
    scts_evlu_amt: whole(stocks),
    tot_evlu_amt: whole(assets),
    nass_amt: whole(assets),
    fncg_gld_auto_rdpt_yn: '',
    pchs_amt_smtl_amt: whole(cost),
    evlu_amt_smtl_amt: whole(stocks),
    evlu_pfls_smtl_amt: whole(stocks - cost),
    tot_stln_slng_chgs: '0',
    bfdy_tot_asst_evlu_amt: whole(assetsBefore),
    asst_icdc_amt: whole(assets - assetsBefore),
    asst_icdc_erng_rt: decimal(assetsBefore === 0 ? 0 : ((assets - assetsBefore) / assetsBefore) * 100, 8),
    real_evlu_pfls: whole(stocks - cost),
    real_evlu_pfls_erng_rt: decimal(cost === 0 ? 0 : ((stocks - cost) / cost) * 100, 8),
  });
}

function startQuantity({ quantity, boughtToday, soldToday }: Position['holding']): number {
  return quantity - boughtToday + soldToday;
}

/** CTRP6548R: what the account consists of. */
export const assetComposition: Responder = (call) => {
  const state = call.world.ledger.account(call.account, call.at);
  if (state === undefined) return noSuchAccount;
  const positions = positionsOf(state, call);
  const stocks = positions.reduce((total, { value }) => total + value, 0);
  const cost = positions.reduce((total, { holding }) => total + holding.cost, 0);
  const assets = stocks + state.cash;
  return answer({ output1: [stockPart(stocks, cost, assets)], output2: composition(state, stocks, cost) });
};

function stockPart(stocks: number, cost: number, assets: number): FieldSource {
  return row({
    pchs_amt: whole(cost),
    evlu_amt: whole(stocks),
    evlu_pfls_amt: whole(stocks - cost),
    crdt_lnd_amt: '0',
    real_nass_amt: whole(stocks),
    whol_weit_rt: percent(stocks, assets),
  });
}

/** What the twin has not (loans, funds, foreign things) is worth 0. */
function composition({ cash }: AccountState, stocks: number, cost: number): FieldSource {
  const known = row({
    pchs_amt_smtl: whole(cost),
    nass_tot_amt: whole(stocks + cash),
    evlu_pfls_amt_smtl: whole(stocks - cost),
    evlu_amt_smtl: whole(stocks),
    tot_asst_amt: whole(stocks + cash),
    tot_dncl_amt: whole(cash),
    dncl_amt: whole(cash),
  });
  return (field) => known(field) ?? '0';
}
