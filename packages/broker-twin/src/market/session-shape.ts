import { koreanMidnight } from '../clock/korean-time.ts';
import type { EpochMs } from '../clock/twin-clock.ts';
import type { Session } from './market.ts';

/** The minutes of a day in which a venue trades, and how busy each of them is. */
export interface SessionShape {
  readonly midnightMs: EpochMs;
  /** Minutes since midnight, ascending. */
  readonly slots: readonly number[];
  readonly weights: readonly number[];
  /** Sum of the weights before a slot; one more than there are slots. */
  readonly weightBefore: readonly number[];
  /** The last slot is an auction: all of it at one price and one moment. */
  readonly endsInAuction: boolean;
  /** First moment at which the day is complete. */
  readonly endsAtMs: EpochMs;
}

type Shape = Omit<SessionShape, 'midnightMs' | 'endsAtMs'>;

const shapes = new Map<string, Shape>();
const krxShapes = new WeakMap<Session, SessionShape>();
const nextradeShapes = new WeakMap<Session, SessionShape>();
/** Of the shares of a day on KRX, so many go in the closing auction. */
export const auctionShare = 0.07;
/** Nextrade: 08:00–08:50, 09:00–15:20, 15:40–20:00. kis-api 9 [M] for the frame, the breaks assumed */
const nextradeEndMinute = 20 * 60;

/** Continuous minutes and the closing auction: 381 on an ordinary day (kis-api 9 [M]). */
export function krxShape(session: Session): SessionShape {
  const known = krxShapes.get(session);
  if (known !== undefined) return known;
  const [open, until, close] = minutesOf(session);
  const shape = kept(`KRX ${open} ${until}`, () => {
    const slots = minuteRange(open, until);
    const weights = slots.map((_, index) => busyness(index / slots.length));
    const continuous = weights.reduce((sum, weight) => sum + weight, 0);
    return shapeOf([...slots, close], [...weights, (continuous * auctionShare) / (1 - auctionShare)], true);
  });
  const whole = { ...shape, midnightMs: koreanMidnight(session.day), endsAtMs: session.closesAtMs };
  krxShapes.set(session, whole);
  return whole;
}

export function nextradeShape(session: Session): SessionShape {
  const known = nextradeShapes.get(session);
  if (known !== undefined) return known;
  const [open, until, close] = minutesOf(session);
  const shape = kept(`NXT ${open} ${until}`, () => {
    const main = minuteRange(open, until);
    const early = minuteRange(open - 60, open - 10);
    const late = minuteRange(close + 10, nextradeEndMinute);
    const weights = [
      ...early.map(() => 0.5),
      ...main.map((_, index) => busyness(index / main.length)),
      ...late.map((_, index) => 0.15 + 0.5 * (1 - index / late.length)),
    ];
    return shapeOf([...early, ...main, ...late], weights, false);
  });
  const midnightMs = koreanMidnight(session.day);
  const whole = { ...shape, midnightMs, endsAtMs: midnightMs + nextradeEndMinute * 60_000 };
  nextradeShapes.set(session, whole);
  return whole;
}

function minutesOf({ day, opensAtMs, continuousUntilMs, closesAtMs }: Session): [number, number, number] {
  const minute = (atMs: EpochMs): number => (atMs - koreanMidnight(day)) / 60_000;
  return [minute(opensAtMs), minute(continuousUntilMs), minute(closesAtMs)];
}

/** Busy at both ends, and most of all in the first minutes. */
function busyness(position: number): number {
  return 1 + 1.4 * (2 * position - 1) ** 2 + 4 * Math.exp(-position * 60);
}

function shapeOf(slots: readonly number[], weights: readonly number[], endsInAuction: boolean): Shape {
  const weightBefore = [0];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    weightBefore.push(sum);
  }
  return { slots, weights, weightBefore, endsInAuction };
}

function minuteRange(from: number, until: number): readonly number[] {
  return Array.from({ length: until - from }, (_, index) => from + index);
}

function kept(name: string, make: () => Shape): Shape {
  const shape = shapes.get(name) ?? make();
  shapes.set(name, shape);
  return shape;
}
