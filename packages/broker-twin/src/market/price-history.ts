import type { EpochMs, TradingDay } from '../clock/twin-clock.ts';
import { BoundedCache } from './bounded-cache.ts';
import { sharesFactor } from './closing-price.ts';
import { type DayPlan, planDay, planNextradeDay } from './day-plan.ts';
import type { Instrument } from './instrument.ts';
import type { Bar, Calendar, DayBar, Session, Venue } from './market.ts';
import { krxShape, nextradeShape } from './session-shape.ts';
import { Tape } from './tape.ts';
import type { TradingDays } from './trading-days.ts';
import { jointTape, plannedTape } from './venue-tapes.ts';

/** Nextrade opened. */
const nextradeSince: TradingDay = '20250304';
/** Days of one paper whose minutes are kept: enough for the whole market of one day. */
const keptTapes = 3_000;

interface DayRange {
  readonly from: TradingDay;
  readonly to: TradingDay;
}

/** Everything that has a price history: any day of any instrument, without the days before it. */
export class PriceHistory {
  readonly #calendar: Calendar;
  readonly #days: TradingDays;
  readonly #tapes = new BoundedCache<Tape>(keptTapes);

  constructor(calendar: Calendar, days: TradingDays) {
    this.#calendar = calendar;
    this.#days = days;
  }

  /** Number of the day if the instrument was listed then. */
  dayNumber({ firstDay, lastDay }: Instrument, day: TradingDay): number | undefined {
    const number = this.#days.numberOf(day);
    return number !== undefined && number >= firstDay && number <= lastDay ? number : undefined;
  }

  /** Empty on days without trades. */
  tape(instrument: Instrument, day: TradingDay, venue: Venue): Tape {
    return this.#tapes.get(`${instrument.name} ${day} ${venue}`, () => {
      const number = this.dayNumber(instrument, day);
      if (number === undefined) return noTape;
      if (venue === 'ALL') {
        if (!isOnNextrade(instrument, day)) return this.tape(instrument, day, 'KRX');
        return jointTape(this.tape(instrument, day, 'KRX'), this.tape(instrument, day, 'NXT'));
      }
      const plan = venue === 'KRX' ? this.plan(instrument, number) : this.#nextradePlan(instrument, number);
      return plan === undefined ? noTape : plannedTape(plan);
    });
  }

  /** The regular session of a trading day. */
  plan(instrument: Instrument, number: number): DayPlan {
    return planDay(instrument, number, krxShape(this.#session(number)));
  }

  /** The running day is as of `at`: before its first trade, all prices are the previous close. */
  dayBars(instrument: Instrument, { from, to }: DayRange, at: EpochMs, venue: Venue): readonly DayBar[] {
    const current = this.#calendar.currentDay(at);
    const until = to < current ? to : current;
    const bars: DayBar[] = [];
    for (let number = Math.max(instrument.firstDay, this.#days.firstFrom(from)); ; number += 1) {
      const day = this.#days.all[number];
      if (day === undefined || day > until || number > instrument.lastDay) return bars;
      const bar = this.dayBar(instrument, number, at, venue);
      if (bar !== undefined) bars.push(bar);
    }
  }

  /** Absent if the venue did not exist for this instrument on that day. */
  dayBar(instrument: Instrument, number: number, at: EpochMs, venue: Venue): DayBar | undefined {
    const day = this.#days.all[number] ?? '';
    const krx = this.plan(instrument, number);
    const { previousClose } = krx;
    const isAlone = venue === 'KRX' || !isOnNextrade(instrument, day);
    if (venue === 'NXT' && isAlone) return undefined;
    const nextrade = isAlone ? undefined : planNextradeDay(krx, nextradeShape(this.#session(number)));
    if (at < (nextrade ?? krx).shape.endsAtMs) {
      return {
        day,
        previousClose,
        ...(this.tape(instrument, day, venue).soFar(at)?.bar ?? flat(previousClose)),
      };
    }
    return { day, previousClose, ...completeBar(krx, nextrade, venue) };
  }

  /** Prices and volumes as if all shares had always been those of today. */
  adjusted(instrument: Instrument, bars: readonly DayBar[]): readonly DayBar[] {
    if (instrument.splits.length === 0) return bars;
    return bars.map((bar) => {
      const factor = sharesFactor(instrument, this.#days.numberOf(bar.day) ?? 0);
      const price = (won: number): number => Math.round(won / factor);
      return {
        ...bar,
        open: price(bar.open),
        high: price(bar.high),
        low: price(bar.low),
        close: price(bar.close),
        volume: bar.volume * factor,
        // On the day of a split it counts from the price by the new number already.
        previousClose: price(bar.previousClose),
      };
    });
  }

  #nextradePlan(instrument: Instrument, number: number): DayPlan | undefined {
    if (!isOnNextrade(instrument, this.#days.all[number] ?? '')) return undefined;
    return planNextradeDay(this.plan(instrument, number), nextradeShape(this.#session(number)));
  }

  #session(number: number): Session {
    const day = this.#days.all[number] ?? '';
    const session = this.#calendar.session(day);
    if (session === undefined) throw new RangeError(`${day} is no trading day`);
    return session;
  }
}

const noTape = new Tape([], () => []);

function isOnNextrade({ nextradeShare }: Instrument, day: TradingDay): boolean {
  return nextradeShare > 0 && day >= nextradeSince;
}

function flat(price: number): Bar {
  return { open: price, high: price, low: price, close: price, volume: 0, turnover: 0 };
}

/** Nextrade trades first and last. */
function completeBar(krx: DayPlan, nextrade: DayPlan | undefined, venue: Venue): Bar {
  const { open, high, low, close, volume, turnover } =
    venue === 'NXT' && nextrade !== undefined ? nextrade : krx;
  const bar = { open, high, low, close, volume, turnover };
  if (venue !== 'ALL' || nextrade === undefined) return bar;
  return {
    open: nextrade.open,
    high: Math.max(high, nextrade.high),
    low: Math.min(low, nextrade.low),
    close: nextrade.close,
    volume: volume + nextrade.volume,
    turnover: turnover + nextrade.turnover,
  };
}
