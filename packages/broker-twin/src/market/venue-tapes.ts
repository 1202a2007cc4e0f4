import { barOf } from './bar-sums.ts';
import type { DayPlan } from './day-plan.ts';
import type { MarketTick, MinuteBar } from './market.ts';
import { planMinutes } from './minute-plan.ts';
import { countTrades, tradesOf } from './minute-trades.ts';
import { Tape } from './tape.ts';

/** The tape of one venue: minutes at once, trades only of the minutes that are asked for. */
export function plannedTape(plan: DayPlan): Tape {
  const { instrument } = plan;
  const minutes = planMinutes(plan);
  let before: readonly number[] | undefined;
  const tradesBefore = (index: number): number => {
    before ??= runningSums(minutes.map((minute) => countTrades(minute, instrument)));
    return before[index] ?? 0;
  };
  return new Tape(minutes, (index) => {
    const minute = minutes[index];
    if (minute === undefined) return [];
    const first = tradesBefore(index) + 1;
    return tradesOf(minute, instrument).map(({ sinceMs, price, quantity, side }, position) => ({
      atMs: minute.startMs + sinceMs,
      price,
      quantity,
      side,
      sequence: first + position,
    }));
  });
}

/** The trades of two venues in one row, numbered anew. */
export function jointTape(one: Tape, other: Tape): Tape {
  const ever = Number.POSITIVE_INFINITY;
  const ticks = [...one.ticksUntil(ever), ...other.ticksUntil(ever)]
    .sort((left, right) => left.atMs - right.atMs)
    .map((tick, index) => ({ ...tick, sequence: index + 1 }));
  const inMinutes = byMinute(ticks);
  const minutes = [...inMinutes].flatMap(([startMs, inMinute]): MinuteBar[] => {
    const bar = barOf(inMinute);
    return bar === undefined ? [] : [{ startMs, ...bar }];
  });
  return new Tape(minutes, (index) => inMinutes.get(minutes[index]?.startMs ?? 0) ?? []);
}

function byMinute(ticks: readonly MarketTick[]): ReadonlyMap<number, readonly MarketTick[]> {
  const minutes = new Map<number, MarketTick[]>();
  for (const tick of ticks) {
    const startMs = Math.floor(tick.atMs / 60_000) * 60_000;
    const minute = minutes.get(startMs);
    if (minute === undefined) minutes.set(startMs, [tick]);
    else minute.push(tick);
  }
  return minutes;
}

/** What comes before each of these. */
function runningSums(counts: readonly number[]): readonly number[] {
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return sum - count;
  });
}
