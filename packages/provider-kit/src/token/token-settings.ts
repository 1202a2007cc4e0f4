/** All in milliseconds unless they say otherwise. */
export interface TokenSettings {
  /** A token that is this close to its end is replaced while it still serves. `auto_refresh_margin`. */
  readonly refreshMarginMs: number;
  /** A token that is this close to its end is not used any more. `token_ttl_buffer`. */
  readonly ttlBufferMs: number;
  /** The least time between two issue attempts of a key, as the broker sees them (kis-api 2 [H]: one per minute). */
  readonly spacingMs: number;
  /** How long an issue may take; then it is given up. */
  readonly issueTimeoutMs: number;
  /** How long nobody else may issue. Longer than `issueTimeoutMs`. */
  readonly leaseMs: number;
  /** `spacingMs` is multiplied by it for each failure in a row. `refresh_backoff_factor`. */
  readonly backoffFactor: number;
  /** After so many failures in a row pauses grow no more. `max_refresh_retries`. */
  readonly maxRefreshRetries: number;
  /** Issue attempts a key has in any hour. */
  readonly attemptsPerHour: number;
  /** Issue attempts a key has in any 24 hours. */
  readonly attemptsPerDay: number;
  /** Where the next attempt is further away than this, callers are told so instead of made to wait. */
  readonly longestWaitMs: number;
  /** No broker's token lives longer; a longer lifetime is a misread clock and cut down to this. */
  readonly longestLifetimeMs: number;
}

const SECOND_MS = 1_000;
const HOUR_MS = 3_600_000;

export const tokenDefaults: TokenSettings = {
  refreshMarginMs: 300 * SECOND_MS,
  ttlBufferMs: 60 * SECOND_MS,
  spacingMs: 61 * SECOND_MS,
  issueTimeoutMs: 10 * SECOND_MS,
  leaseMs: 15 * SECOND_MS,
  backoffFactor: 2,
  maxRefreshRetries: 3,
  attemptsPerHour: 3,
  attemptsPerDay: 10,
  longestWaitMs: 15 * SECOND_MS,
  longestLifetimeMs: 24 * HOUR_MS,
};

/** @throws {RangeError} settings that would break the promise of one issue */
export function tokenSettings(given: Partial<TokenSettings> = {}): TokenSettings {
  const settings = { ...tokenDefaults, ...given };
  for (const [name, value] of Object.entries(settings)) {
    if (!Number.isFinite(value) || value < 0) throw new RangeError(`${name} is a number from 0 on`);
  }
  if (settings.leaseMs <= settings.issueTimeoutMs) {
    throw new RangeError('leaseMs must be longer than issueTimeoutMs');
  }
  for (const name of ['attemptsPerHour', 'attemptsPerDay'] as const) {
    if (!Number.isInteger(settings[name]) || settings[name] < 1) {
      throw new RangeError(`${name} is a whole number from 1 on`);
    }
  }
  if (settings.backoffFactor < 1) throw new RangeError('backoffFactor is a number from 1 on');
  if (settings.refreshMarginMs < settings.ttlBufferMs) {
    throw new RangeError('refreshMarginMs must not be shorter than ttlBufferMs');
  }
  return settings;
}
