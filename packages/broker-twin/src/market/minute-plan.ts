import { type DayPlan, leastMinuteVolume } from './day-plan.ts';
import type { MinuteBar } from './market.ts';
import { minutePath, type RungBar } from './minute-path.ts';
import { bell, mix } from './noise.ts';
import { auctionShare } from './session-shape.ts';
import { type PricedVolume, splitTurnover } from './turnover-split.ts';

/** One minute with trades. */
export interface MinutePlan extends MinuteBar {
  readonly key: number;
  readonly isAuction: boolean;
}

const draw = { volume: 21, trades: 22 };

/** Lays a day out in minutes that add up to it exactly: prices, shares and turnover. */
export function planMinutes(plan: DayPlan): readonly MinutePlan[] {
  if (plan.volume === 0) return [];
  const { shape, instrument, waypoints, turnover } = plan;
  const path = minutePath(plan);
  const volumes = minuteVolumes(plan, path);
  const rungs = waypoints.map(({ rung }) => rung);
  const [top, bottom] = [Math.max(...rungs), Math.min(...rungs)];
  const isAuction = (index: number): boolean => shape.endsInAuction && index === path.length - 1;

  // Wider bars leave more room for the sum. As wide as the day's, they leave enough (see `withTurnover`).
  for (let widening = 0; ; widening = widening * 2 + 1) {
    const priced = path.map(({ open, high, low, close }, index): PricedVolume => {
      const wider = isAuction(index) ? 0 : widening;
      return {
        open: instrument.ladder.price(open),
        high: instrument.ladder.price(Math.min(top, high + wider)),
        low: instrument.ladder.price(Math.max(bottom, low - wider)),
        close: instrument.ladder.price(close),
        volume: volumes[index] ?? 0,
      };
    });
    const turnovers = splitTurnover(turnover, priced, instrument.ladder);
    if (turnovers !== undefined) {
      return priced.map((bar, index) => {
        const minute = shape.slots[path[index]?.slot ?? 0] ?? 0;
        return {
          ...bar,
          startMs: shape.midnightMs + minute * 60_000,
          turnover: turnovers[index] ?? 0,
          key: mix(mix(plan.key, draw.trades), minute),
          isAuction: isAuction(index),
        };
      });
    }
    if (widening > top - bottom)
      throw new Error(`${instrument.name}: no minutes give a turnover of ${turnover}`);
  }
}

function minuteVolumes({ key, shape, volume }: DayPlan, path: readonly RungBar[]): readonly number[] {
  const volumeKey = mix(key, draw.volume);
  const weights = path.map(({ slot }) => (shape.weights[slot] ?? 0) * Math.exp(0.5 * bell(volumeKey, slot)));
  // The auction keeps its share of the day however few the other minutes are.
  if (shape.endsInAuction) {
    const others = weights.slice(0, -1).reduce((sum, weight) => sum + weight, 0);
    weights[weights.length - 1] = (others * auctionShare) / (1 - auctionShare);
  }
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const spread = volume - leastMinuteVolume * path.length;
  const volumes = weights.map((weight) => leastMinuteVolume + Math.floor((spread * weight) / total));
  volumes[0] = (volumes[0] ?? 0) + volume - volumes.reduce((sum, one) => sum + one, 0);
  return volumes;
}
