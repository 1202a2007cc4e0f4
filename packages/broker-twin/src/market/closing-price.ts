import type { Instrument } from './instrument.ts';
/** What a share cost at the end of a day, won, as traded on that day. */
export function closingPrice(instrument: Instrument, day: number): number {
  const { ladder, walk } = instrument;
  const price = walk.priceAt(tradedDaysUpTo(instrument, day)) * sharesFactor(instrument, day);
  return ladder.price(Math.max(1, ladder.rung(price)));
}

/** What the day's change and limits count from. On the day of a split: the last close by the new number of shares. */
export function previousCloseOf(instrument: Instrument, day: number): number {
  const before = closingPrice(instrument, day - 1);
  const split = instrument.splits.find((one) => one.day === day);
  const { ladder } = instrument;
  return split === undefined ? before : ladder.price(Math.max(1, ladder.rung(before / split.factor)));
}

/** How many of today's shares one share of that day has become. */
export function sharesFactor({ splits }: Instrument, day: number): number {
  let factor = 1;
  for (const split of splits) if (split.day > day) factor *= split.factor;
  return factor;
}

export function isHalted({ halts }: Instrument, day: number): boolean {
  return halts.some(({ from, until }) => day >= from && day < until);
}

/** A halt stops the price, so that the first day after it goes on from the last one before. */
function tradedDaysUpTo({ halts }: Instrument, day: number): number {
  let stopped = 0;
  for (const { from, until } of halts) if (day >= from) stopped += Math.min(day + 1, until) - from;
  return day - stopped;
}
