import type { PriceLadder } from './price-ladder.ts';

/** Four prices and a number of shares, all of a minute but its turnover. */
export interface PricedVolume {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** One share at least goes at each of the four prices. */
const boundShares = 4;
/**
 * So many shares are kept back to make the sum come out exactly where the step changes within the minute: a change by
 * the factor 5 takes four shares at the smaller step and one at the larger.
 */
const reservedShares = 6;

interface TurnoverRoom {
  readonly least: number;
  readonly room: number;
}

/** The lowest turnover of a minute and how much there is above it, won. */
function turnoverRoom({ open, high, low, close, volume }: PricedVolume, ladder: PriceLadder): TurnoverRoom {
  if (high === low) return { least: volume * low, room: 0 };
  const free = volume - boundShares;
  const reserved = ladder.step(low) === ladder.step(high) ? 1 : reservedShares;
  return { least: open + high + low + close + free * low, room: Math.max(0, free - reserved) * (high - low) };
}

/**
 * Divides the turnover of a day among its minutes, each within its own prices and in whole steps.
 *
 * @returns won per minute, or nothing if the prices do not allow this sum
 */
export function splitTurnover(
  turnover: number,
  minutes: readonly PricedVolume[],
  ladder: PriceLadder,
): readonly number[] | undefined {
  const rooms = minutes.map((minute) => turnoverRoom(minute, ladder));
  const above = turnover - rooms.reduce((sum, { least }) => sum + least, 0);
  const allRoom = rooms.reduce((sum, { room }) => sum + room, 0);
  if (above < 0 || above > allRoom) return undefined;

  const steps = minutes.map(({ low }) => ladder.step(low));
  const share = allRoom === 0 ? 0 : above / allRoom;
  const parts = rooms.map(({ room }, index) => wholeSteps(share * room, steps[index] ?? 1));
  let rest = above - parts.reduce((sum, part) => sum + part, 0);
  // The larger steps first: what they leave over is a matter of the smaller ones.
  const order = minutes
    .map((_, index) => index)
    .sort((left, right) => (steps[right] ?? 1) - (steps[left] ?? 1));
  for (const index of order) {
    if (rest === 0) break;
    const more = wholeSteps(
      Math.min(rest, (rooms[index]?.room ?? 0) - (parts[index] ?? 0)),
      steps[index] ?? 1,
    );
    parts[index] = (parts[index] ?? 0) + more;
    rest -= more;
  }
  return rest === 0 ? parts.map((part, index) => part + (rooms[index]?.least ?? 0)) : undefined;
}

function wholeSteps(amount: number, step: number): number {
  return Math.floor(amount / step) * step;
}
