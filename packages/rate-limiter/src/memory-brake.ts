import { type BrakeRecord, recovered } from './brake-record.ts';
import type { BrakeMove, BrakeReply } from './store.ts';

/** What a refusal, or the end of a stop, makes of a brake; the rules of `brake.lua`. */
export function moveBrake(
  before: BrakeRecord | undefined,
  move: BrakeMove,
  floorGuardUs: number,
  nowUs: number,
): { readonly record: BrakeRecord; readonly reply: BrakeReply } {
  const now = before === undefined ? { level: 0, guardExtraUs: 0 } : recovered(before, nowUs);
  let { level, guardExtraUs } = now;
  let pauseUntilUs = before?.pauseUntilUs ?? 0;
  let stopped = before?.stopped ?? false;
  let counted = false;
  if (move.move === 'resume') {
    if (stopped) [level, pauseUntilUs, stopped] = [Math.max(0, move.stopAt - 1), nowUs, false];
  } else if (nowUs < pauseUntilUs) {
    pauseUntilUs = Math.max(pauseUntilUs, nowUs + move.retryAfterUs);
  } else if (!stopped) {
    counted = true;
    level += 1;
    const chosenUs = Math.min(move.longestPauseUs, move.firstPauseUs * 2 ** (level - 1)) * move.pauseFactor;
    pauseUntilUs = nowUs + Math.max(chosenUs, move.retryAfterUs);
    const mostUs = Math.max(floorGuardUs, move.mostGuardUs);
    guardExtraUs = Math.max(
      guardExtraUs,
      Math.min(1.5 * (floorGuardUs + guardExtraUs), mostUs) - floorGuardUs,
    );
    stopped = level >= move.stopAt;
  }
  return {
    record: {
      level,
      pauseUntilUs: Math.round(pauseUntilUs),
      recoverUs: move.recoverUs,
      guardExtraUs: Math.round(guardExtraUs),
      stopped,
    },
    reply: {
      level,
      pauseUs: Math.trunc(Math.max(0, pauseUntilUs - nowUs)),
      guardUs: Math.trunc(floorGuardUs + guardExtraUs),
      stopped,
      counted,
    },
  };
}
