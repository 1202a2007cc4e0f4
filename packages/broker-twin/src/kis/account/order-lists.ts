import type { Order } from '../../ledger/ledger.ts';
import { askedDay } from '../quotes/asked-day.ts';
import { decimal, whole } from '../quotes/number-text.ts';
import { nothingFound } from '../reply/messages.ts';
import { answer, type FieldSource, type Outcome, row } from '../transactions/outcome.ts';
import type { Responder, TransactionCall } from '../transactions/transaction-call.ts';
import { branchOf, orderNumberText } from './branch.ts';
import { orderSource } from './order-row.ts';
import { pageOf } from './page-of.ts';
import { estimatedCosts, filledAmountOf } from './trades-of-day.ts';

const listFilter = [
  'CANO',
  'ACNT_PRDT_CD',
  'INQR_STRT_DT',
  'INQR_END_DT',
  'PDNO',
  'SLL_BUY_DVSN_CD',
  'CCLD_DVSN',
] as const;

/** TTTC0081R (three months) and CTSC9215R (older): newest first, or oldest first with INQR_DVSN 01. kis-api 9 */
export const ordersByDay: Responder = (call) => {
  const { parameter, world, account, at } = call;
  const from = askedDay(parameter('INQR_STRT_DT')) ?? '';
  const to = askedDay(parameter('INQR_END_DT')) ?? '99999999';
  const orders = world.ledger
    .orders(account, at)
    .filter(({ day }) => day >= from && day <= to)
    .filter((order) => isAskedFor(order, call));
  if (parameter('INQR_DVSN') !== '01') orders.reverse();
  const sums = totals(orders, world.switches.feeRate);
  return listAnswer(call, orders, listFilter, (rows) => ({ output1: rows, output2: sums }));
};

/** TTTC0084R: what can still be amended or cancelled. */
export const openOrders: Responder = (call) => {
  const { parameter, world, account, at } = call;
  const today = world.market.calendar.currentDay(at);
  const side = { '1': 'sell', '2': 'buy' }[parameter('INQR_DVSN_2')];
  const orders = world.ledger
    .orders(account, at)
    .filter(({ kind, remaining, day }) => kind !== 'cancel' && remaining > 0 && day === today)
    .filter((order) => side === undefined || order.side === side)
    .reverse();
  const filter = ['CANO', 'ACNT_PRDT_CD', 'INQR_DVSN_1', 'INQR_DVSN_2'];
  return listAnswer(call, orders, filter, (rows) => ({ output: rows }));
};

function listAnswer(
  call: TransactionCall,
  orders: readonly Order[],
  filterKeys: readonly string[],
  blocksOf: (rows: readonly FieldSource[]) => Readonly<Record<string, FieldSource | readonly FieldSource[]>>,
): Outcome {
  const branch = branchOf(call.world.environment);
  const keyOf = (order: Order): string => `${order.day}^${branch}^${orderNumberText(order.number)}^`;
  const { rows, page } = pageOf(call, orders, keyOf, filterKeys);
  const blocks = blocksOf(rows.map((order) => orderSource(order, call)));
  const isEmpty = orders.length === 0 && call.world.environment === 'real';
  return answer(blocks, { page, ...(isEmpty ? { message: nothingFound } : {}) });
}

/** 00 all, 01 sell or executed, 02 buy or not executed: catalogue. */
function isAskedFor(order: Order, { parameter }: TransactionCall): boolean {
  const side = { '01': 'sell', '02': 'buy' }[parameter('SLL_BUY_DVSN_CD')];
  const code = parameter('PDNO').trim().toUpperCase();
  const number = parameter('ODNO').trim();
  const state = parameter('CCLD_DVSN');
  return (
    (side === undefined || order.side === side) &&
    (code === '' || order.code === code) &&
    (number === '' || Number(number) === order.number) &&
    (state !== '01' || order.filled > 0) &&
    (state !== '02' || order.remaining > 0)
  );
}

function totals(orders: readonly Order[], feeRate: number): FieldSource {
  const ordered = orders.reduce((sum, { quantity, kind }) => sum + (kind === 'cancel' ? 0 : quantity), 0);
  const filled = orders.reduce((sum, order) => sum + order.filled, 0);
  const amount = filledAmountOf(orders);
  return row({
    tot_ord_qty: whole(ordered),
    tot_ccld_qty: whole(filled),
    tot_ccld_amt: whole(amount),
    prsm_tlex_smtl: whole(estimatedCosts(amount, feeRate)),
    pchs_avg_pric: decimal(filled === 0 ? 0 : amount / filled, 4),
  });
}
