import type { Venue } from '../../market/market.ts';
import type { Responder, TextRow, TrCall } from '../answers/tr-answer.ts';
import { fillRow } from '../facts/fill-row.ts';
import { offsetPage } from '../paging/offset-page.ts';
import type { RankedStock } from './market-view.ts';
import { byTurnover, rankingOrders } from './ranking-orders.ts';

const venues: Readonly<Record<string, Venue>> = { '1': 'KRX', '2': 'NXT', '3': 'ALL' };
/** TRs in the order of codes instead of any measure. kiwoom catalogue ka10066 [A] */
const byCode: ReadonlySet<string> = new Set(['ka10066', 'ka20002']);

/** A market-wide list of stocks, ranked by the state of the market. */
export const stockRanking: Responder = (call) => {
  const { spec } = call;
  const page = offsetPage(ranked(call), call);
  if ('kind' in page) return page;
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts: {}, seed: spec.id }),
    rows: page.rows.map((stock, place) => rankedRow(call, stock, page.offset + place + 1)),
    nextKey: page.nextKey,
  };
};

function rankedRow({ spec }: TrCall, { facts, listing }: RankedStock, rank: number): TextRow {
  return fillRow({ fields: spec.row, facts: { ...facts, rank }, seed: `${spec.id}|${listing.code}` });
}

function ranked({ spec, body, world, at }: TrCall): readonly RankedStock[] {
  const { environment, market, marketView } = world;
  if (isShutNow(spec.id)) return [];
  // The mock host knows KRX only. kiwoom-api 1 [A]
  const venue = environment === 'paper' ? 'KRX' : (venues[body['stex_tp'] ?? '1'] ?? 'KRX');
  const { keep = () => true, measure } = rankingOrders[spec.id] ?? byTurnover;
  const stocks = marketView
    .stocks(venue, at)
    .filter((stock) => isInMarket(stock, body['mrkt_tp'] ?? body['inds_cd'] ?? '') && keep(stock, body));
  if (byCode.has(spec.id)) return stocks;
  const measured = stocks.map((stock) => ({ stock, value: measure(stock, body) }));
  return measured.sort((one, other) => other.value - one.value).map(({ stock }) => stock);

  /** ka10029 has rows only around the auctions, ka10063 only in the regular session. kiwoom catalogue [B] */
  function isShutNow(id: string): boolean {
    const session = market.calendar.session(market.calendar.currentDay(at));
    if (session === undefined) return false;
    const { opensAtMs, continuousUntilMs, closesAtMs } = session;
    const isContinuous = at >= opensAtMs && at < continuousUntilMs;
    if (id === 'ka10063') return !(isContinuous || (at >= continuousUntilMs && at < closesAtMs));
    if (id !== 'ka10029') return false;
    const auctionMs = 30 * 60 * 1000;
    return isContinuous || at < opensAtMs - auctionMs || at >= closesAtMs;
  }
}

/** `000` all, `001`/`0`/`P00101` KOSPI, `101`/`1`/`10`/`P10102` KOSDAQ. kiwoom catalogue [A] */
function isInMarket({ listing }: RankedStock, code: string): boolean {
  switch (code) {
    case '001':
    case '0':
    case 'P00101':
      return listing.market === 'KOSPI';
    case '101':
    case '1':
    case '10':
    case 'P10102':
      return listing.market === 'KOSDAQ';
    default:
      return true;
  }
}
