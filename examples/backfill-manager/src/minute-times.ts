const LAST_MINUTE = 15 * 60 + 30;

/** Minutes of a session backwards from its close, `153000`, `152900`, ...; 391 of them reach the opening at 09:00. */
export function minuteTimes(count: number): string[] {
  return Array.from({ length: count }, (_, back) => {
    const minute = LAST_MINUTE - back;
    return `${twoDigits(Math.floor(minute / 60))}${twoDigits(minute % 60)}00`;
  });
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
