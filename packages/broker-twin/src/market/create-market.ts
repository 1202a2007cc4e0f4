import { createCalendar } from '../calendar/create-calendar.ts';
import type { EpochMs, TradingDay } from '../clock/twin-clock.ts';
import { isHalted } from './closing-price.ts';
import { createIndexMarket } from './index-market.ts';
import { type Instrument, instrumentOf } from './instrument.ts';
import { flowsOf } from './investor-flows.ts';
import { createListingRegister } from './listing-register.ts';
import type { Listing, Market, Snapshot, Venue } from './market.ts';
import { bookAt } from './order-book.ts';
import { PriceHistory } from './price-history.ts';
import { tradingDaysOf } from './trading-days.ts';

export interface MarketOptions {
  readonly seed: number;
  /** Symbols in all; the named ones are always there. Default 2,500. */
  readonly size?: number;
}

interface Paper {
  readonly listing: Listing;
  readonly instrument: Instrument;
}

const nothing = { individual: zero(), foreign: zero(), institution: zero() };

/** A market whose whole history follows from its seed. Making it costs nothing; prices are worked out when asked for. */
export function createMarket({ seed, size = 2_500 }: MarketOptions): Market {
  const calendar = createCalendar();
  const days = tradingDaysOf(calendar);
  const history = new PriceHistory(calendar, days);
  const register = createListingRegister(size);
  const papers = new Map<string, Paper>();
  const snapshots = new Map<string, Snapshot>();

  const paper = (code: string): Paper | undefined => {
    const known = papers.get(code);
    if (known !== undefined) return known;
    const listing = register.find(code);
    if (listing === undefined) return undefined;
    const made = { listing, instrument: instrumentOf(listing, seed, days) };
    papers.set(code, made);
    return made;
  };

  /** The running or last day on which the paper was listed. */
  const latestDay = ({ firstDay, lastDay }: Instrument, at: EpochMs): number | undefined => {
    const current = days.numberOf(calendar.currentDay(at)) ?? -1;
    return current < firstDay ? undefined : Math.min(current, lastDay);
  };

  const takeSnapshot = (code: string, at: EpochMs, venue: Venue): Snapshot | undefined => {
    const found = paper(code);
    const number = found && latestDay(found.instrument, at);
    if (found === undefined || number === undefined) return undefined;
    const { listing, instrument } = found;
    const bar = history.dayBar(instrument, number, at, venue);
    if (bar === undefined) return undefined;
    const { upper, lower } = instrument.limits(bar.previousClose);
    return {
      ...{ listing, day: bar.day, atMs: at, bar },
      last: history.tape(instrument, bar.day, venue).soFar(at)?.last,
      ...{ upperLimit: upper, lowerLimit: lower, halted: isHalted(instrument, number) },
    };
  };

  return {
    seed,
    calendar,
    get listings() {
      return register.all;
    },
    listing: (code) => register.find(code),
    snapshot(code, at, venue = 'KRX') {
      const key = code + venue;
      const kept = snapshots.get(key);
      if (kept?.atMs === at) return kept;
      const taken = takeSnapshot(code, at, venue);
      if (taken !== undefined) snapshots.set(key, taken);
      return taken;
    },
    ticks(code, day, at, venue = 'KRX') {
      const found = paper(code);
      return found === undefined ? [] : history.tape(found.instrument, day, venue).ticksUntil(at);
    },
    minuteBars(code, day, at, venue = 'KRX') {
      const found = paper(code);
      return found === undefined ? [] : history.tape(found.instrument, day, venue).minutesUntil(at);
    },
    dayBars(code, range, at, { adjusted = false, venue = 'KRX' } = {}) {
      const found = paper(code);
      if (found === undefined) return [];
      const bars = history.dayBars(found.instrument, range, at, venue);
      return adjusted ? history.adjusted(found.instrument, bars) : bars;
    },
    book(code, at) {
      const found = paper(code);
      const day = found && latestDay(found.instrument, at);
      if (found === undefined || day === undefined) return undefined;
      const { instrument } = found;
      const last = history.tape(instrument, dayText(day), 'KRX').soFar(at)?.last;
      return bookAt(instrument, {
        day,
        at,
        last,
        previousClose: history.plan(instrument, day).previousClose,
      });
    },
    flows(code, day) {
      const found = paper(code);
      const number = found && history.dayNumber(found.instrument, day);
      return found === undefined || number === undefined
        ? nothing
        : flowsOf(history.plan(found.instrument, number));
    },
    ...createIndexMarket(seed, history, days),
  };

  function dayText(number: number): TradingDay {
    return days.all[number] ?? '';
  }
}

function zero(): { readonly quantity: number; readonly amount: number } {
  return { quantity: 0, amount: 0 };
}
