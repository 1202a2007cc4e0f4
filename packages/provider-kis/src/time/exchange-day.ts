/** Where the day of an exchange begins; by the code of quotes (kis-trs EXCD). US daytime trading has codes of its own. */
const zones: ReadonlyMap<string, string> = new Map([
  ...['NAS', 'NYS', 'AMS', 'BAQ', 'BAY', 'BAA'].map((code): [string, string] => [code, 'America/New_York']),
  ['HKS', 'Asia/Hong_Kong'],
  ['SHS', 'Asia/Shanghai'],
  ['SZS', 'Asia/Shanghai'],
  ['TSE', 'Asia/Tokyo'],
  ['HSX', 'Asia/Ho_Chi_Minh'],
  ['HNX', 'Asia/Ho_Chi_Minh'],
]);

/** The first instant of a day, `YYYYMMDD`, at an exchange, epoch milliseconds; undefined for an unknown exchange. */
export function exchangeDayMs(exchange: string, date: string): number | undefined {
  const zone = zones.get(exchange);
  const midnightMs = Date.parse(`${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6, 8)}T00:00:00Z`);
  if (zone === undefined || Number.isNaN(midnightMs)) return undefined;
  // Clocks are changed at two in the morning: midnight has the offset of the instant before it.
  return midnightMs - offsetMs(zone, midnightMs - offsetMs(zone, midnightMs));
}

/** How far the wall clock of a zone is ahead of UTC, milliseconds. */
function offsetMs(timeZone: string, epochMs: number): number {
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(
    epochMs,
  );
  return Date.parse(`${wall.replace(' ', 'T')}Z`) - epochMs;
}
