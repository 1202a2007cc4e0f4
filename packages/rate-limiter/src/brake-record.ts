/** How fast an enlarged guard shrinks while the other side is content. */
const GUARD_STEP_US = 1_000;
const GUARD_QUIET_US = 60_000_000;

/** The brake of one scope, as stored. */
export interface BrakeRecord {
  readonly level: number;
  readonly pauseUntilUs: number;
  readonly recoverUs: number;
  /** Added to the guard of the limit. */
  readonly guardExtraUs: number;
  readonly stopped: boolean;
}

/** @param text - `level pauseUntilUs recoverUs guardExtraUs stopped` */
export function parseBrakeRecord(text: string): BrakeRecord {
  const [level = 0, pauseUntilUs = 0, recoverUs = 1, guardExtraUs = 0, stopped = 0] = text
    .split(' ')
    .map(Number);
  return { level, pauseUntilUs, recoverUs, guardExtraUs, stopped: stopped === 1 };
}

/** The brake as it is by now: each quiet stretch since the pause took one level back. */
export function recovered(
  record: BrakeRecord,
  nowUs: number,
): { readonly level: number; readonly guardExtraUs: number } {
  const quietUs = Math.max(0, nowUs - record.pauseUntilUs);
  return {
    level: record.stopped ? record.level : Math.max(0, record.level - Math.floor(quietUs / record.recoverUs)),
    guardExtraUs: Math.max(0, record.guardExtraUs - Math.floor(quietUs / GUARD_QUIET_US) * GUARD_STEP_US),
  };
}
