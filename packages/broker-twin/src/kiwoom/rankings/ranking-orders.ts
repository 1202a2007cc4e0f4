import type { TextRow } from '../answers/tr-answer.ts';
import type { RankedStock } from './market-view.ts';

/** What a ranking leaves out, and what it goes by, largest first. */
export interface RankingOrder {
  readonly keep?: (stock: RankedStock, body: TextRow) => boolean;
  readonly measure: (stock: RankedStock, body: TextRow) => number;
}

const rate = ({ price, base }: RankedStock) => (price - base) / base;
const change = ({ price, base }: RankedStock) => price - base;
const turnover = ({ bar }: RankedStock) => bar.turnover;
const volume = ({ bar }: RankedStock) => bar.volume;
const volumeBefore = ({ facts }: RankedStock) => facts.previous?.()?.volume ?? 0;
const surge = ({ bar, facts }: RankedStock) => bar.volume - (facts.previous?.()?.volume ?? 0);
const bookQuantity = (side: 'asks' | 'bids', { facts }: RankedStock) =>
  facts.book?.()?.[side].reduce((sum, level) => sum + level.quantity, 0) ?? 0;
const pressure = (stock: RankedStock) => bookQuantity('bids', stock) - bookQuantity('asks', stock);
const foreign = ({ facts }: RankedStock) => facts.flows?.().foreign.quantity ?? 0;
const institution = ({ facts }: RankedStock) => facts.flows?.().institution.quantity ?? 0;

/** `sort_tp` of ka10027: rise rate, rise, fall rate, fall, flat. kiwoom catalogue [A] */
const byRate: RankingOrder = {
  keep: (stock, body) => body['sort_tp'] !== '5' || change(stock) === 0,
  measure(stock, body) {
    switch (body['sort_tp']) {
      case '2':
        return change(stock);
      case '3':
        return -rate(stock);
      case '4':
        return -change(stock);
      default:
        return rate(stock);
    }
  },
};

/** The rankings whose order is known; the others go by turnover. */
export const rankingOrders: Readonly<Record<string, RankingOrder>> = {
  // `updown_tp`: 1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down
  ka10017: {
    keep: ({ price, base, facts }, body) =>
      ({
        '1': price === facts.upper,
        '2': price > base,
        '3': price === base,
        '4': price === facts.lower,
        '5': price < base,
      })[body['updown_tp'] ?? ''] ?? true,
    measure: turnover,
  },
  ka10020: { measure: (stock, body) => (body['sort_tp'] === '2' ? -pressure(stock) : pressure(stock)) },
  ka10023: {
    measure: (stock, body) => (['3', '4'].includes(body['sort_tp'] ?? '') ? -surge(stock) : surge(stock)),
  },
  ka10024: { measure: volume },
  ka10027: byRate,
  ka10028: { measure: ({ bar }) => (bar.close - bar.open) / bar.open },
  ka10029: byRate,
  ka10030: {
    measure: (stock, body) =>
      body['sort_tp'] === '2'
        ? stock.bar.volume / stock.listing.listedShares
        : body['sort_tp'] === '3'
          ? turnover(stock)
          : volume(stock),
  },
  ka10031: { measure: volumeBefore },
  ka10032: { measure: turnover },
  // `trde_tp`: 2 net buying, 1 net selling; the reverse of ka10037
  ka10034: { measure: (stock, body) => (body['trde_tp'] === '1' ? -foreign(stock) : foreign(stock)) },
  ka10037: { measure: (stock, body) => (body['trde_tp'] === '2' ? -foreign(stock) : foreign(stock)) },
  ka10035: { measure: foreign },
  ka10062: { measure: (stock) => foreign(stock) + institution(stock) },
  ka10065: { measure: institution },
  ka10131: { measure: (stock) => foreign(stock) + institution(stock) },
  ka40004: { keep: ({ listing }) => listing.kind === 'etf', measure: turnover },
};

export const byTurnover: RankingOrder = { measure: turnover };
