import type { AccountState, Holding } from '../../ledger/ledger.ts';
import { decimal, percent, whole } from '../quotes/number-text.ts';
import { stockSource } from '../quotes/stock-fields.ts';
import type { StockQuote } from '../quotes/stock-quote.ts';
import { either, type FieldSource, row } from '../transactions/outcome.ts';
import type { TransactionCall } from '../transactions/transaction-call.ts';

/** One holding at its current price. */
export interface Position {
  readonly holding: Holding;
  readonly quote: StockQuote | undefined;
  readonly price: number;
  readonly value: number;
  readonly profit: number;
}

/** Sold-out ones too: they stay as rows with quantity 0. kis-api 10 */
export function positionsOf({ holdings }: AccountState, { world, at }: TransactionCall): readonly Position[] {
  return holdings.map((holding) => {
    const quote = world.stocks.quote(holding.code, at);
    const price = quote?.price ?? 0;
    const value = price * holding.quantity;
    return { holding, quote, price, value, profit: value - holding.cost };
  });
}

/** Rows of the balance TRs, and of the sellable quantity. */
export function positionSource({ holding, quote, price, value, profit }: Position): FieldSource {
  const { code, quantity, sellable, cost, boughtToday, soldToday } = holding;
  const known = row({
    pdno: code,
    trad_dvsn_name: '현금',
    bfdy_buy_qty: '0',
    bfdy_sll_qty: '0',
    thdt_buyqty: whole(boughtToday),
    thdt_sll_qty: whole(soldToday),
    hldg_qty: whole(quantity),
    ord_psbl_qty: whole(sellable),
    pchs_avg_pric: decimal(quantity === 0 ? 0 : cost / quantity, 4),
    pchs_amt: whole(cost),
    prpr: whole(price),
    now_pric: whole(price),
    evlu_amt: whole(value),
    evlu_pfls_amt: whole(profit),
    evlu_pfls_rt: percent(profit, cost),
    evlu_erng_rt: decimal(cost === 0 ? 0 : (profit / cost) * 100, 8),
    loan_dt: '',
    loan_amt: '0',
    stln_slng_chgs: '0',
    expd_dt: '',
    fltt_rt: decimal(quote === undefined ? 0 : (quote.difference / quote.previousClose) * 100, 8),
    bfdy_cprs_icdc: whole(quote?.difference ?? 0),
    item_mgna_rt_name: '',
    grta_rt_name: '',
    sbst_pric: whole(Math.floor((quote?.previousClose ?? 0) * 0.76)),
    stck_loan_unpr: '0.0000',
    buy_qty: whole(boughtToday),
    sll_qty: whole(soldToday),
    cblc_qty: whole(quantity),
    nsvg_qty: '0',
  });
  return quote === undefined ? known : either(known, stockSource(quote));
}
