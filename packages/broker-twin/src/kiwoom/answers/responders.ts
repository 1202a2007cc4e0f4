import { accountStatus, dayBalance, filledBalance, holdingReturns } from '../account/account-balances.ts';
import { accountEvaluation } from '../account/account-evaluation.ts';
import { accountNumber, accountWorth, deposits } from '../account/deposits.ts';
import { orderDetails, orderStatus } from '../account/order-details.ts';
import { filledOrders, openOrders, splitOrders } from '../account/order-lists.ts';
import { orderableAmount } from '../account/orderable-amount.ts';
import { profitByDay, salesList, tradeDiary } from '../account/realized-profit.ts';
import { assetsByDay, periodSummary, settlements, tradeBook } from '../account/statements.ts';
import type { TrSpec } from '../catalogue/tr-spec.ts';
import { indexSource } from '../charts/index-source.ts';
import { longChart } from '../charts/long-chart.ts';
import { minuteChart } from '../charts/minute-chart.ts';
import { stockSource } from '../charts/stock-source.ts';
import { tickChart } from '../charts/tick-chart.ts';
import { memberList, sectorList } from '../lists/sector-list.ts';
import { stockEntry, stockList } from '../lists/stock-list.ts';
import { amendOrder, cancelOrder } from '../orders/change-order.ts';
import { placeOrder } from '../orders/place-order.ts';
import { orderBook } from '../quotes/order-book.ts';
import { stockSummary } from '../quotes/stock-summary.ts';
import { watchList } from '../quotes/watch-list.ts';
import { investorColumns } from '../rankings/investor-columns.ts';
import { indexByDay } from '../sector/index-by-day.ts';
import { indexNow } from '../sector/index-now.ts';
import { indexTable } from '../sector/index-table.ts';
import { responderByShape } from './responder-by-shape.ts';
import type { Responder } from './tr-answer.ts';

/** Minutes and ticks per bar. kiwoom-api 9 [A] */
const stockMinutes = [1, 3, 5, 10, 15, 30, 45, 60];
const indexMinutes = [1, 3, 5, 10, 30];
const ticks = [1, 3, 5, 10, 30];

/** TRs with an answer of their own; the others are answered by the shape that the catalogue gives them. */
const responders: Readonly<Record<string, Responder>> = {
  ka00001: accountNumber,
  ka01690: dayBalance,
  ka10001: stockSummary,
  ka10004: orderBook,
  ka10051: indexTable,
  ka10072: salesList,
  ka10073: salesList,
  ka10074: profitByDay,
  ka10075: openOrders,
  ka10076: filledOrders,
  ka10077: salesList,
  ka10079: tickChart(stockSource, ticks),
  ka10080: minuteChart(stockSource, stockMinutes),
  ka10081: longChart('day', stockSource),
  ka10082: longChart('week', stockSource),
  ka10083: longChart('month', stockSource),
  ka10085: holdingReturns,
  ka10088: splitOrders,
  ka10094: longChart('year', stockSource),
  ka10095: watchList,
  ka10099: stockList,
  ka10100: stockEntry,
  ka10101: sectorList,
  ka10102: memberList,
  ka10170: tradeDiary,
  ka20001: indexNow,
  ka20003: indexTable,
  ka20004: tickChart(indexSource, ticks),
  ka20005: minuteChart(indexSource, indexMinutes),
  ka20006: longChart('day', indexSource),
  ka20007: longChart('week', indexSource),
  ka20008: longChart('month', indexSource),
  ka20009: indexByDay,
  ka20019: longChart('year', indexSource),
  ka90009: investorColumns,
  kt00001: deposits,
  kt00002: assetsByDay,
  kt00003: accountWorth,
  kt00004: accountStatus,
  kt00005: filledBalance,
  kt00007: orderDetails,
  kt00008: settlements,
  kt00009: orderStatus,
  kt00010: orderableAmount,
  kt00011: orderableAmount,
  kt00015: tradeBook,
  kt00016: periodSummary,
  kt00017: accountWorth,
  kt00018: accountEvaluation,
  kt10000: placeOrder('buy'),
  kt10001: placeOrder('sell'),
  kt10002: amendOrder,
  kt10003: cancelOrder,
  kt10006: placeOrder('buy'),
  kt10007: placeOrder('sell'),
  kt10008: amendOrder,
  kt10009: cancelOrder,
};

export function responderOf(spec: TrSpec): Responder {
  return responders[spec.id] ?? responderByShape(spec);
}
