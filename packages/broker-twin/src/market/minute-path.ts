import type { DayPlan, Waypoint } from './day-plan.ts';
import { mix, smoothNoise, unit } from './noise.ts';

/** The four prices of a minute as rungs of the ladder. */
export interface RungBar {
  readonly slot: number;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
}

/** Between two turns the price strays from the straight line by so much of the day's range. */
const straying = 0.2;
const draw = { minutes: 11, straying: 12, bars: 13 };

/** With so many shares a day, about 63 % of the minutes have trades. */
const sharesOfAllMinutes = 60_000;

/** The minutes of the day that have trades, with prices that touch all waypoints and never leave the day's range. */
export function minutePath(plan: DayPlan): readonly RungBar[] {
  const slots = tradedSlots(plan);
  const { shape, waypoints } = plan;
  const rungs = waypoints.map(({ rung }) => rung);
  const range = { top: Math.max(...rungs), bottom: Math.min(...rungs) };
  const within = (rung: number): number => Math.max(range.bottom, Math.min(range.top, rung));
  const touched = touchedRungs(slots, plan);
  const closing = waypoints.at(-1)?.rung ?? range.bottom;
  const strayed = strayingFrom(plan, range.top - range.bottom);
  const barKey = mix(plan.key, draw.bars);

  let previous = waypoints[0]?.rung ?? range.bottom;
  return slots.map((slot, index) => {
    const isLast = index === slots.length - 1;
    if (isLast && shape.endsInAuction)
      return { slot, open: closing, high: closing, low: closing, close: closing };
    const chance = unit(barKey, slot);
    const open = index === 0 ? previous : within(previous + Math.round(chance * 2.4 - 1.2));
    const close = isLast ? closing : within(Math.round(strayed(slot)));
    const touches = touched.get(slot) ?? [];
    const reach = Math.floor(((chance * 64) % 1) * 2.5);
    const bar = {
      slot,
      open,
      high: Math.max(...touches, within(Math.max(open, close) + (reach > 0 ? 1 : 0))),
      low: Math.min(...touches, within(Math.min(open, close) - (reach === 1 ? 1 : 0))),
      close,
    };
    previous = close;
    return bar;
  });
}

/** Busy papers trade in every minute; others in some, the last one of the session always, on Nextrade the first too. */
function tradedSlots({ key, shape, volume }: DayPlan): readonly number[] {
  const count = shape.slots.length;
  const wanted = Math.max(2, Math.round(count * (1 - Math.exp(-volume / sharesOfAllMinutes))));
  const slotKey = mix(key, draw.minutes);
  const chosen: number[] = [];
  for (let slot = 0; slot < count - 1; slot += 1) {
    const needed = wanted - 1 - chosen.length;
    const isFirst = slot === 0 && !shape.endsInAuction;
    if (isFirst || unit(slotKey, slot) * (count - 1 - slot) < needed) chosen.push(slot);
  }
  return [...chosen, count - 1];
}

/** Which rungs the bar of a slot must reach, so that high and low of the day are where the plan has them. */
function touchedRungs(
  slots: readonly number[],
  { shape, waypoints }: DayPlan,
): ReadonlyMap<number, readonly number[]> {
  const free = shape.endsInAuction ? slots.slice(0, -1) : slots;
  const touched = new Map<number, readonly number[]>();
  for (const { slot, rung } of waypoints.slice(1, -1)) {
    const nearest = free.find((one) => one >= slot) ?? free.at(-1) ?? 0;
    touched.set(nearest, [...(touched.get(nearest) ?? []), rung]);
  }
  return touched;
}

function strayingFrom(
  { key, instrument, shape, waypoints }: DayPlan,
  range: number,
): (slot: number) => number {
  // Both venues stray alike: the noise is the instrument's and counts in minutes of the day.
  const noiseKey = mix(mix(instrument.key, Math.floor(shape.midnightMs / 86_400_000)), draw.straying);
  const ownKey = mix(key, draw.straying);
  let leg = 0;
  return (slot) => {
    while (leg < waypoints.length - 2 && slot > (waypoints[leg + 1]?.slot ?? 0)) leg += 1;
    const from = waypoints[leg] ?? start;
    const to = waypoints[leg + 1] ?? from;
    const part = to.slot === from.slot ? 1 : (slot - from.slot) / (to.slot - from.slot);
    const minute = shape.slots[slot] ?? 0;
    const taper = Math.min(1, (slot - from.slot) / 12, (to.slot - slot) / 12);
    const noise = smoothNoise(noiseKey, minute, 24) + 0.5 * smoothNoise(noiseKey, minute + 5_000, 5);
    const jitter = 0.15 * smoothNoise(ownKey, minute, 2);
    return from.rung + (to.rung - from.rung) * part + straying * range * taper * (noise + jitter);
  };
}

const start: Waypoint = { slot: 0, rung: 0 };
