import type { BookLevel } from '../../market/market.ts';
import type { Meaning, Meanings, RowFacts } from './row-facts.ts';

type Side = 'asks' | 'bids';

const levels = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

function level(facts: RowFacts, side: Side, place: number): BookLevel | undefined {
  return facts.book?.()?.[side][place - 1];
}
function price(side: Side, place: number): Meaning {
  return (facts) => level(facts, side, place)?.price;
}
function quantity(side: Side, place: number): Meaning {
  return (facts) => level(facts, side, place)?.quantity;
}
function total(side: Side): Meaning {
  return (facts) => facts.book?.()?.[side].reduce((sum, entry) => sum + entry.quantity, 0);
}

/** `sel_` is the ask side, `buy_` the bid side. kiwoom-api fixture ka10004 [A] */
function perLevel(side: Side, prefix: 'sel' | 'buy'): readonly (readonly [string, Meaning])[] {
  return levels.flatMap(
    (place) =>
      [
        [`${prefix}_${place}th_pre_bid`, price(side, place)],
        [`${prefix}_${place}th_bid`, price(side, place)],
        [`${prefix}_${place}bid`, price(side, place)],
        [`${prefix}_${place}th_pre_req`, quantity(side, place)],
        [`${prefix}_${place}bid_req`, quantity(side, place)],
      ] satisfies (readonly [string, Meaning])[],
  );
}

const bestAsk: Meaning = (facts) => facts.ask ?? level(facts, 'asks', 1)?.price;
const bestBid: Meaning = (facts) => facts.bid ?? level(facts, 'bids', 1)?.price;

/** The order book by the names that the TRs give its levels. */
export const bookMeanings: Meanings = {
  ...Object.fromEntries([...perLevel('asks', 'sel'), ...perLevel('bids', 'buy')]),
  sel_fpr_bid: price('asks', 1),
  buy_fpr_bid: price('bids', 1),
  sel_fpr_req: quantity('asks', 1),
  buy_fpr_req: quantity('bids', 1),
  pri_sel_req: quantity('asks', 1),
  pri_buy_req: quantity('bids', 1),
  sel_bid: bestAsk,
  buy_bid: bestBid,
  exp_sel_pri_bid: bestAsk,
  exp_buy_pri_bid: bestBid,
  pri_sel_bid_unit: bestAsk,
  pri_buy_bid_unit: bestBid,
  sel_req: quantity('asks', 1),
  buy_req: quantity('bids', 1),
  tot_sel_req: total('asks'),
  tot_buy_req: total('bids'),
  sel_tot_req: total('asks'),
  buy_tot_req: total('bids'),
  netprps_req: (facts) => {
    const asked = total('asks')(facts);
    const bid = total('bids')(facts);
    return typeof asked === 'number' && typeof bid === 'number' ? bid - asked : undefined;
  },
};
