import { closingPrice, isHalted, previousCloseOf, sharesFactor } from './closing-price.ts';
import type { Instrument } from './instrument.ts';
import type { Bar } from './market.ts';
import { bell, mix, unit } from './noise.ts';
import type { SessionShape } from './session-shape.ts';

/** Where the price passes: a slot of the session and a rung of the ladder. */
export interface Waypoint {
  readonly slot: number;
  readonly rung: number;
}

/** A whole day of one instrument at one venue, before it is laid out in minutes. */
export interface DayPlan extends Bar {
  readonly key: number;
  readonly instrument: Instrument;
  readonly shape: SessionShape;
  readonly previousClose: number;
  /** From the open to the close; the high and the low are among them. */
  readonly waypoints: readonly Waypoint[];
}

/** Every minute with a trade has at least so many shares. */
export const leastMinuteVolume = 16;
const leastDayVolume = 16 * leastMinuteVolume;

/** Names for the draws of one day. */
const draw = { open: 1, high: 2, low: 3, highFirst: 4, firstTurn: 5, secondTurn: 6, volume: 7, path: 8 };

/** The regular session. On a halted day nothing trades and all prices are the previous close. */
export function planDay(instrument: Instrument, day: number, shape: SessionShape): DayPlan {
  const { volatility, typicalVolume } = instrument;
  const key = mix(instrument.key, day + 100_000);
  const previousClose = previousCloseOf(instrument, day);
  const frame = { key, instrument, shape, previousClose };
  if (isHalted(instrument, day)) return haltedPlan(frame);

  const close = closingPrice(instrument, day);
  const move = Math.log(close / previousClose);
  const rungOf = rungWithin(instrument, previousClose);
  const openRung = rungOf(previousClose * Math.exp(0.35 * (move + volatility * bell(key, draw.open))));
  const closeRung = rungOf(close);
  const reach = (name: number): number => volatility * 0.7 * unit(key, name) ** 2;
  const highRung = rungOf(Math.max(open(openRung), close) * Math.exp(reach(draw.high)));
  const lowRung = Math.min(
    openRung,
    closeRung,
    rungOf(Math.min(open(openRung), close) * Math.exp(-reach(draw.low))),
  );
  const lively = Math.exp(0.45 * bell(key, draw.volume) + 5 * Math.abs(move));
  const volume = Math.max(
    leastDayVolume,
    Math.round((typicalVolume * lively) / sharesFactor(instrument, day)),
  );

  const lastContinuous = shape.slots.length - 2;
  const turnAt = (name: number, from: number, width: number): number =>
    Math.floor(lastContinuous * (from + width * unit(key, name)));
  const turns = unit(key, draw.highFirst) < 0.5 ? [highRung, lowRung] : [lowRung, highRung];
  const waypoints = [
    { slot: 0, rung: openRung },
    { slot: turnAt(draw.firstTurn, 0.04, 0.42), rung: turns[0] ?? openRung },
    { slot: turnAt(draw.secondTurn, 0.52, 0.44), rung: turns[1] ?? closeRung },
    { slot: lastContinuous, rung: closeRung },
    { slot: lastContinuous + 1, rung: closeRung },
  ];
  return withTurnover(frame, waypoints, volume);

  function open(rung: number): number {
    return instrument.ladder.price(rung);
  }
}

/**
 * The day on Nextrade follows the same turns as on KRX, with hours before and after. Its changes and limits count from
 * the previous close of KRX.
 */
export function planNextradeDay(krx: DayPlan, shape: SessionShape): DayPlan {
  const { instrument, previousClose } = krx;
  const key = mix(krx.key, draw.path);
  const frame = { key, instrument, shape, previousClose };
  if (krx.volume === 0) return haltedPlan(frame);
  const rungOf = rungWithin(instrument, previousClose);
  const aside = (price: number, name: number): number =>
    rungOf(price * Math.exp(0.15 * instrument.volatility * bell(key, name)));
  const earlySlots = shape.slots.indexOf(krx.shape.slots[0] ?? 0);
  const waypoints = [
    { slot: 0, rung: aside(previousClose, draw.open) },
    ...krx.waypoints.slice(0, -1).map(({ slot, rung }) => ({ slot: slot + earlySlots, rung })),
    { slot: shape.slots.length - 1, rung: aside(krx.close, draw.high) },
  ];
  const volume = Math.max(leastDayVolume, Math.floor(krx.volume * instrument.nextradeShare));
  return withTurnover(frame, waypoints, volume);
}

type Frame = Pick<DayPlan, 'key' | 'instrument' | 'shape' | 'previousClose'>;

function rungWithin({ ladder, limits }: Instrument, previousClose: number): (price: number) => number {
  const { upper, lower } = limits(previousClose);
  return (price) => ladder.rung(Math.max(lower, Math.min(upper, price)));
}

function haltedPlan(frame: Frame): DayPlan {
  const price = frame.previousClose;
  return {
    ...frame,
    open: price,
    high: price,
    low: price,
    close: price,
    volume: 0,
    turnover: 0,
    waypoints: [],
  };
}

/**
 * The turnover follows from the way between the waypoints and the busyness of the hours. It stays off the extremes, so
 * that the minutes can always be laid out to give exactly this sum: a quarter of the shares at most is bound to the
 * four prices of its minute, and the auction to the close.
 */
function withTurnover(frame: Frame, waypoints: readonly Waypoint[], volume: number): DayPlan {
  const { ladder } = frame.instrument;
  const { weightBefore, slots } = frame.shape;
  const open = ladder.price(waypoints[0]?.rung ?? 0);
  let close = open;
  let high = open;
  let low = open;
  let sum = 0;
  for (let index = 0; index < waypoints.length; index += 1) {
    const from = waypoints[index]?.slot ?? 0;
    const next = waypoints[index + 1];
    const price = next === undefined ? close : ladder.price(next.rung);
    sum +=
      (((weightBefore[next?.slot ?? slots.length] ?? 0) - (weightBefore[from] ?? 0)) * (close + price)) / 2;
    if (price > high) high = price;
    if (price < low) low = price;
    close = price;
  }
  const natural = sum / (weightBefore.at(-1) ?? 1);
  const average = Math.max(low + 0.34 * (high - low), Math.min(high - 0.34 * (high - low), natural));
  const step = ladder.step(low);
  return {
    ...frame,
    ...{ open, high, low, close, volume, waypoints },
    turnover: Math.round((volume * average) / step) * step,
  };
}
