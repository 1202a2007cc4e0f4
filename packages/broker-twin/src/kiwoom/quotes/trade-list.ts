import type { EpochMs } from '../../clock/twin-clock.ts';
import type { MarketTick } from '../../market/market.ts';
import { tickSize } from '../../market/tick-size.ts';
import type { Responder } from '../answers/tr-answer.ts';
import { valueMalformed } from '../envelope/refusals.ts';
import { blankRow, fillRow } from '../facts/fill-row.ts';
import type { RowFacts } from '../facts/row-facts.ts';
import { positionIn, positionKey } from '../paging/position-key.ts';
import { askedSymbol } from '../symbols/asked-symbol.ts';
import { koreanTimestamp } from '../values/time-texts.ts';
import { quoteFacts } from './quote-facts.ts';

interface TradeSoFar {
  readonly tick: MarketTick;
  readonly volume: number;
  readonly turnover: number;
  /** Buyer-led shares per hundred seller-led ones. */
  readonly strength: number;
}

/**
 * Trades of one stock and day, newest first: ka10003, ka10084, ka10055, ka10046; with `tdy_pred` 2 of the day before. The
 * key holds time and running number of the next older trade; its form is a guess (kiwoom-api fixtures: invented).
 */
export const tradeList: Responder = ({ spec, body, continuation, world, at }) => {
  const symbol = askedSymbol(body['stk_cd'] ?? '', world);
  if (symbol === undefined) return { kind: 'answer', top: blankRow(spec.top), rows: [] };
  const { market } = world;
  const { listing, venue } = symbol;
  const today = market.calendar.currentDay(at);
  const day = body['tdy_pred'] === '2' ? market.calendar.shift(today, -1) : today;
  const start =
    continuation === undefined ? undefined : positionIn(continuation, listing.code, /^\d{14}(\d{8})$/)?.[1];
  if (continuation !== undefined && start === undefined) return valueMalformed('next-key');

  const newest = start === undefined ? Number.POSITIVE_INFINITY : Number(start);
  const trades = soFar(market.ticks(listing.code, day, at, venue))
    .filter(({ tick }) => tick.sequence <= newest)
    .toReversed();
  const base = market.dayBars(listing.code, { from: day, to: day }, at, { venue })[0]?.previousClose;
  const closesAtMs = market.calendar.session(day)?.closesAtMs ?? Number.POSITIVE_INFINITY;
  const next = trades[spec.pageRows]?.tick;
  const seed = `${spec.id}|${listing.code}`;
  return {
    kind: 'answer',
    top: fillRow({ fields: spec.top, facts: quoteFacts(symbol, market, at) ?? {}, seed }),
    rows: trades.slice(0, spec.pageRows).map((trade) =>
      fillRow({
        fields: spec.row,
        facts: { ...tradeFacts(trade), code: symbol.asked, base, day },
        seed: `${seed}|${trade.tick.sequence}`,
        values: {
          // The closing auction has no initiative. kiwoom fixture ka10003 [A]
          cntr_trde_qty: isAuction(trade.tick.atMs) ? String(trade.tick.quantity) : undefined,
          cntr_str: trade.strength.toFixed(2),
          stex_tp: venue === 'NXT' ? 'NXT' : 'KRX',
        },
      }),
    ),
    nextKey:
      next === undefined
        ? undefined
        : positionKey(listing.code, koreanTimestamp(next.atMs) + String(next.sequence).padStart(8, '0')),
  };

  function isAuction(atMs: EpochMs): boolean {
    return atMs >= closesAtMs;
  }
};

function tradeFacts({ tick, volume, turnover }: TradeSoFar): RowFacts {
  const { price, quantity, side, atMs } = tick;
  return {
    bar: { open: price, high: price, low: price, close: price, volume: quantity, turnover: price * quantity },
    atMs,
    total: { volume, turnover },
    tradeQuantity: side === 'buy' ? quantity : -quantity,
    ask: side === 'buy' ? price : price + tickSize(price),
    bid: side === 'buy' ? price - tickSize(price - 1) : price,
  };
}

function soFar(ticks: readonly MarketTick[]): readonly TradeSoFar[] {
  let volume = 0;
  let turnover = 0;
  let bought = 0;
  return ticks.map((tick) => {
    volume += tick.quantity;
    turnover += tick.price * tick.quantity;
    if (tick.side === 'buy') bought += tick.quantity;
    return { tick, volume, turnover, strength: (100 * bought) / Math.max(1, volume - bought) };
  });
}
