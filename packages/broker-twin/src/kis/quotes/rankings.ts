import { answer, either, row } from '../transactions/outcome.ts';
import { pageRowsOf, type Responder, type TransactionCall } from '../transactions/transaction-call.ts';
import { totalOf } from './book-fields.ts';
import { change, whole } from './number-text.ts';
import { stockSource } from './stock-fields.ts';
import type { StockQuote } from './stock-quote.ts';
import { venueOf } from './venue-code.ts';

/** What a ranking sorts by, highest first. */
type Measure = (quote: StockQuote) => number;

/** A year of each is read: of more stocks it would take seconds. */
const STOCKS_WITH_PAST = 200;

const turnover: Measure = ({ snapshot }) => snapshot.bar.turnover;
const volume: Measure = ({ snapshot }) => snapshot.bar.volume;
const rate: Measure = ({ difference, previousClose }) =>
  previousClose === 0 ? 0 : difference / previousClose;

/** FHPST01710000: by average volume, its increase, its turnover rate, amount (FID_BLNG_CLS_CODE 0 to 4). */
export const volumeRanking = ranking(({ parameter }) => {
  switch (parameter('FID_BLNG_CLS_CODE')) {
    case '1':
      return ({ snapshot, dayBefore }) =>
        snapshot.bar.volume / (dayBefore?.volume ?? Number.POSITIVE_INFINITY);
    case '2':
      return ({ snapshot }) => snapshot.bar.volume / snapshot.listing.listedShares;
    case '3':
    case '4':
      return turnover;
    default:
      return volume;
  }
});

/** FHPST01700000: risers first, or fallers (FID_RANK_SORT_CLS_CODE 1). */
export const changeRanking = ranking(({ parameter }) =>
  parameter('FID_RANK_SORT_CLS_CODE') === '1' ? (quote) => -rate(quote) : rate,
);

/** FHPST01740000 */
export const capitalRanking = ranking(
  () =>
    ({ price, snapshot }) =>
      price * snapshot.listing.listedShares,
);

/** FHPST01680000 */
export const strengthRanking = ranking(
  () =>
    ({ strength }) =>
      strength,
);

/** FHPST01720000: what buyers offer beyond sellers. */
export const bookRanking = ranking(() => (quote) => totalOf(quote, 'bids') - totalOf(quote, 'asks'));

/** FHPST01870000: nearest to the high of 250 days, or to the low (FID_PRC_CLS_CODE 1). */
export const nearHighLowRanking = ranking(
  ({ parameter }) =>
    parameter('FID_PRC_CLS_CODE') === '1'
      ? ({ price, of250Days }) => -(price / of250Days.low)
      : ({ price, of250Days }) => price / of250Days.high,
  STOCKS_WITH_PAST,
);

/** FHPST01800000, HHMCM000100C0: popularity, for which turnover stands. */
export const popularityRanking = ranking(() => turnover);

/** kis-api 9: 30 rows, no continuation. Prices and volume may be bounded. */
function ranking(measureOf: (call: TransactionCall) => Measure, most = Number.POSITIVE_INFINITY): Responder {
  return (call) => {
    const venue = venueOf(call);
    if (typeof venue !== 'string') return venue;
    const measure = measureOf(call);
    const ranked = call.world.stocks
      .round(call.at, { venue, most })
      .filter((quote) => isWithin(quote, call))
      .map((quote) => ({ quote, value: measure(quote) }))
      .sort((left, right) => right.value - left.value || order(left.quote, right.quote))
      .slice(0, pageRowsOf(call));
    const [block] = call.transaction.blocks;
    const rows = ranked.map(({ quote }, index) => either(row(rankFields(quote, index)), stockSource(quote)));
    return answer({ [block?.name ?? 'output']: rows });
  };
}

function rankFields({ snapshot, price }: StockQuote, index: number): Record<string, string> {
  return {
    data_rank: whole(index + 1),
    prd_rsfl: whole(price - snapshot.bar.previousClose),
    prd_rsfl_rate: change(price, snapshot.bar.previousClose),
    acml_hgpr_date: snapshot.day,
    acml_lwpr_date: snapshot.day,
  };
}

function isWithin({ snapshot, price }: StockQuote, { parameter }: TransactionCall): boolean {
  if (snapshot.halted) return false;
  const lowest = Number(parameter('FID_INPUT_PRICE_1') || 0);
  const highest = Number(parameter('FID_INPUT_PRICE_2') || 0);
  const leastVolume = Number(parameter('FID_VOL_CNT') || 0);
  return price >= lowest && (highest === 0 || price <= highest) && snapshot.bar.volume >= leastVolume;
}

/** Equal values keep the order of codes. */
function order(left: StockQuote, right: StockQuote): number {
  return left.snapshot.listing.code < right.snapshot.listing.code ? -1 : 1;
}
