const SECOND_MS = 1_000;
const DAY_MS = 86_400_000;

/** After this hour of Korean time no venue trades any more (kis-api 9). */
const LAST_TRADE_MS = 20 * 3_600_000;

/** When an interval that began at `openMs` changes no more, epoch milliseconds; undefined where holidays decide. */
function intervalEndMs(interval: string, openMs: number): number | undefined {
  const [, count, unit] = /^(\d+)([sm])$/.exec(interval) ?? [];
  if (count !== undefined) return openMs + Number(count) * (unit === 'm' ? 60 : 1) * SECOND_MS;
  if (interval === '1d') return openMs + LAST_TRADE_MS;
  return interval === '1w' ? openMs + 7 * DAY_MS : undefined;
}

/** Whether the figures of an interval may still change. */
export function finalityOf(
  interval: string,
  openMs: number,
  nowMs: number,
): { readonly finality?: 'provisional' | 'final' } {
  const endMs = intervalEndMs(interval, openMs);
  return endMs === undefined ? {} : { finality: endMs > nowMs ? 'provisional' : 'final' };
}
