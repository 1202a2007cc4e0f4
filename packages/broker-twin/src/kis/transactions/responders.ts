import { assetComposition, balance } from '../account/balance.ts';
import { openOrders, ordersByDay } from '../account/order-lists.ts';
import { orderableAmount, sellableQuantity } from '../account/orderable.ts';
import type { Transaction } from '../catalogue/transaction.ts';
import { calendarDays } from '../masters/calendar-days.ts';
import { stockMaster } from '../masters/stock-master.ts';
import { amendOrCancel, buy, sell } from '../orders/cash-order.ts';
import { foreignOrder } from '../orders/foreign-order.ts';
import { overseasMinutes } from '../overseas/overseas-minutes.ts';
import { overseasDays, overseasPrice } from '../overseas/overseas-quotes.ts';
import { chartOfRange, recentDays } from '../quotes/day-charts.ts';
import { executionsBefore, recentExecutions } from '../quotes/executions.ts';
import {
  indexBoard,
  indexChart,
  indexDays,
  indexMinutes,
  indexPrice,
  indexTimes,
} from '../quotes/indices.ts';
import { investors, investorsByDay } from '../quotes/investors.ts';
import { manyStocks } from '../quotes/many-stocks.ts';
import { minutesOfPastDay, minutesOfToday } from '../quotes/minutes.ts';
import { orderBook } from '../quotes/order-book.ts';
import { price } from '../quotes/price.ts';
import {
  bookRanking,
  capitalRanking,
  changeRanking,
  nearHighLowRanking,
  popularityRanking,
  strengthRanking,
  volumeRanking,
} from '../quotes/rankings.ts';
import { generatedAnswer } from './generated-answer.ts';
import type { Responder } from './transaction-call.ts';

/** The TRs that answer from the state of the market, the calendar and the ledger. */
const responders: Readonly<Record<string, Responder>> = {
  FHKST01010100: price,
  FHPST01010000: price,
  FHKST01010300: recentExecutions,
  FHPST01060000: executionsBefore,
  FHKST01010200: orderBook,
  FHKST01010400: recentDays,
  FHKST03010100: chartOfRange,
  FHKST03010200: minutesOfToday,
  FHKST03010230: minutesOfPastDay,
  FHKST01010900: investors,
  FHPTJ04160001: investorsByDay,
  FHKST11300006: manyStocks,
  FHPUP02100000: indexPrice,
  FHPUP02120000: indexDays,
  FHKUP03500100: indexChart,
  FHKUP03500200: indexMinutes,
  FHPUP02110200: indexTimes,
  FHPUP02140000: indexBoard,
  FHPST01710000: volumeRanking,
  FHPST01700000: changeRanking,
  FHPST01740000: capitalRanking,
  FHPST01680000: strengthRanking,
  FHPST01720000: bookRanking,
  FHPST01870000: nearHighLowRanking,
  FHPST01800000: popularityRanking,
  HHMCM000100C0: popularityRanking,
  CTCA0903R: calendarDays,
  CTPF1002R: stockMaster,
  CTPF1604R: stockMaster,
  HHDFS00000300: overseasPrice,
  HHDFS76200200: overseasPrice,
  HHDFS76240000: overseasDays,
  HHDFS76950200: overseasMinutes,
  TTTC0012U: buy,
  TTTC0011U: sell,
  TTTC0052U: buy,
  TTTC0051U: sell,
  TTTC0013U: amendOrCancel,
  TTTC0081R: ordersByDay,
  CTSC9215R: ordersByDay,
  TTTC0084R: openOrders,
  TTTC8434R: balance,
  TTTC8494R: balance,
  TTTC8908R: orderableAmount,
  TTTC8408R: sellableQuantity,
  CTRP6548R: assetComposition,
};

/** How many TRs answer from real state. */
export const ownResponderIds: readonly string[] = Object.keys(responders);

export function responderOf({ id, kind }: Transaction): Responder {
  return responders[id] ?? (kind === 'order' ? foreignOrder : generatedAnswer);
}
