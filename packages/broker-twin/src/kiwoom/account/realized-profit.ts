import type { Responder, TextRow, TrCall } from '../answers/tr-answer.ts';
import { blankRow, type FieldValues, fillRow } from '../facts/fill-row.ts';
import { offsetPage } from '../paging/offset-page.ts';
import { plainRate } from '../values/number-texts.ts';
import { accountMessage } from './account-evaluation.ts';
import { isSale, sumOf, type Trade, tradesOf } from './sales.ts';
import { percent } from './valued-positions.ts';

/** ka10072, ka10073, ka10077: each sale and what it brought. */
export const salesList: Responder = (call) => {
  const { spec, body, world, at } = call;
  const today = world.market.calendar.currentDay(at);
  const from = spec.id === 'ka10077' ? today : (body['strt_dt'] ?? today);
  const to = body['end_dt'] ?? today;
  const code = (body['stk_cd'] ?? '').replace(/^A/, '');
  const sales = tradesOf(call).filter(
    (trade) =>
      isSale(trade) && trade.day >= from && trade.day <= to && (code === '' || trade.order.code === code),
  );
  const page = offsetPage(sales, call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    top: zeroed(call, 'top', { tdy_rlzt_pl: sumOf(sales, ({ profit }) => profit) }),
    rows: page.rows.map((sale) => zeroed(call, 'row', saleValues(sale))),
    nextKey: page.nextKey,
    message: accountMessage,
  };
};

function saleValues({
  listing,
  execution,
  averageCost,
  profit,
  profitRate,
  fee,
  tax,
  day,
}: Trade): FieldValues {
  return {
    dt: day,
    stk_nm: listing.name,
    stk_cd: `A${listing.code}`,
    stk_cd_1: `A${listing.code}`,
    cntr_qty: execution.quantity,
    buy_uv: averageCost.toFixed(2),
    cntr_pric: execution.price,
    tdy_sel_pl: profit.toFixed(2),
    tdy_sel_pl_1: profit.toFixed(2),
    pl_rt: plainRate(profitRate),
    tdy_trde_cmsn: fee,
    tdy_htssel_cmsn: String(fee),
    tdy_trde_tax: tax,
  };
}

/** ka10074: what the days brought, one row a day. */
export const profitByDay: Responder = (call) => {
  const { body } = call;
  const trades = tradesOf(call).filter(
    ({ day }) => day >= (body['strt_dt'] ?? '') && day <= (body['end_dt'] ?? '99999999'),
  );
  const days = [...new Set(trades.map(({ day }) => day))].sort().reverse();
  const sums = (some: readonly Trade[]) => ({
    bought: sumOf(some, (trade) => (isSale(trade) ? 0 : trade.amount)),
    sold: sumOf(some, (trade) => (isSale(trade) ? trade.amount : 0)),
    profit: sumOf(some, ({ profit }) => profit),
    fee: sumOf(some, ({ fee }) => fee),
    tax: sumOf(some, ({ tax }) => tax),
  });
  const all = sums(trades);
  return {
    kind: 'answer',
    top: zeroed(call, 'top', {
      tot_buy_amt: all.bought,
      tot_sell_amt: all.sold,
      rlzt_pl: all.profit,
      trde_cmsn: all.fee,
      trde_tax: all.tax,
    }),
    rows: days.map((day) => {
      const { bought, sold, profit, fee, tax } = sums(trades.filter((trade) => trade.day === day));
      return zeroed(call, 'row', {
        dt: day,
        buy_amt: bought,
        sell_amt: sold,
        tdy_sel_pl: profit,
        tdy_trde_cmsn: fee,
        tdy_trde_tax: tax,
      });
    }),
    message: accountMessage,
  };
};

/** ka10170: one day's trades by stock. A day without any is one blank row. kiwoom catalogue [B] */
export const tradeDiary: Responder = (call) => {
  const { spec, body, world, at } = call;
  const asked = body['base_dt'] ?? '';
  const day = asked === '' ? world.market.calendar.currentDay(at) : asked;
  const trades = tradesOf(call).filter((trade) => trade.day === day);
  const sales = trades.filter(isSale);
  const purchases = trades.filter((trade) => !isSale(trade));
  const profit = sumOf(sales, (trade) => trade.profit);
  const codes = [...new Set(trades.map(({ order }) => order.code))];
  return {
    kind: 'answer',
    top: zeroed(call, 'top', {
      tot_sell_amt: sumOf(sales, ({ amount }) => amount),
      tot_buy_amt: sumOf(purchases, ({ amount }) => amount),
      tot_cmsn_tax: sumOf(trades, ({ fee, tax }) => fee + tax),
      tot_exct_amt: sumOf(sales, ({ amount }) => amount) - sumOf(purchases, ({ amount }) => amount),
      tot_pl_amt: profit,
      tot_prft_rt: plainRate(percent(profit, sumOf(sales, costOf))),
    }),
    rows:
      codes.length === 0
        ? [blankRow(spec.row)]
        : codes.map((code) =>
            diaryRow(
              call,
              trades.filter(({ order }) => order.code === code),
            ),
          ),
    message: accountMessage,
  };
};

function diaryRow(call: TrCall, trades: readonly Trade[]): TextRow {
  const sales = trades.filter(isSale);
  const purchases = trades.filter((trade) => !isSale(trade));
  const shares = (some: readonly Trade[]) => sumOf(some, ({ execution }) => execution.quantity);
  const amounts = (some: readonly Trade[]) => sumOf(some, ({ amount }) => amount);
  const average = (some: readonly Trade[]) =>
    some.length === 0 ? 0 : Math.round(amounts(some) / shares(some));
  const profit = sumOf(sales, (trade) => trade.profit);
  return zeroed(call, 'row', {
    stk_nm: trades[0]?.listing.name,
    stk_cd: trades[0]?.listing.code,
    buy_avg_pric: average(purchases),
    buy_qty: shares(purchases),
    sel_avg_pric: average(sales),
    sell_qty: shares(sales),
    cmsn_alm_tax: sumOf(trades, ({ fee, tax }) => fee + tax),
    pl_amt: profit,
    sell_amt: amounts(sales),
    buy_amt: amounts(purchases),
    prft_rt: plainRate(percent(profit, sumOf(sales, costOf))),
  });
}

function costOf({ averageCost, execution }: Trade): number {
  return averageCost * execution.quantity;
}

function zeroed({ spec }: TrCall, where: 'top' | 'row', values: FieldValues): TextRow {
  return fillRow({ fields: spec[where], facts: {}, seed: spec.id, values, unknown: 'zero' });
}
