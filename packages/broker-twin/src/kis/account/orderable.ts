import { decimal, whole } from '../quotes/number-text.ts';
import { answer, either, row } from '../transactions/outcome.ts';
import type { Responder } from '../transactions/transaction-call.ts';
import { noSuchAccount } from './balance.ts';
import { positionSource, positionsOf } from './position.ts';

/** TTTC8908R: a market order reserves the upper-limit price. kis-api 10 */
export const orderableAmount: Responder = ({ parameter, account, at, world }) => {
  const state = world.ledger.account(account, at);
  if (state === undefined) return noSuchAccount;
  const code = parameter('PDNO').trim().toUpperCase();
  const isMarket = parameter('ORD_DVSN') === '01';
  const asked = Number(parameter('ORD_UNPR')) || 0;
  const upperLimit = world.stocks.quote(code, at)?.snapshot.upperLimit ?? 0;
  const limitPrice = isMarket || asked <= 0 ? undefined : asked;
  const isListed = world.market.listing(code) !== undefined;
  const quantity = isListed ? world.ledger.buyable(account, code, limitPrice, at) : 0;
  // Without the fee, in tens (fixture psbl-order).
  const amount = Math.floor(state.orderableCash / (1 + world.switches.feeRate) / 10) * 10;
  return answer({
    output: row({
      ord_psbl_cash: whole(state.orderableCash),
      ord_psbl_sbst: '0',
      ruse_psbl_amt: '0',
      fund_rpch_chgs: '0',
      psbl_qty_calc_unpr: whole(limitPrice ?? upperLimit),
      nrcvb_buy_amt: whole(amount),
      nrcvb_buy_qty: whole(quantity),
      max_buy_amt: whole(amount),
      max_buy_qty: whole(quantity),
      cma_evlu_amt: '0',
      ovrs_re_use_amt_wcrc: '0',
      ord_psbl_frcr_amt_wcrc: '0',
    }),
  });
};

/** TTTC8408R: what of one symbol can be sold. */
export const sellableQuantity: Responder = (call) => {
  const state = call.world.ledger.account(call.account, call.at);
  if (state === undefined) return noSuchAccount;
  const code = call.parameter('PDNO').trim().toUpperCase();
  const position = positionsOf(state, call).find(({ holding }) => holding.code === code);
  const none = (field: string): string => (field === 'pchs_avg_pric' ? decimal(0, 4) : '0');
  return answer({
    output1:
      position === undefined ? either(row({ pdno: code, prdt_name: '' }), none) : positionSource(position),
  });
};
