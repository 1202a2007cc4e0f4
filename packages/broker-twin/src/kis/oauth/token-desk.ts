import type { EpochMs } from '../../clock/twin-clock.ts';
import type { KisSwitches } from '../kis-switches.ts';
import { tokenText } from './token-text.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** kis-api 2: 24 h for private customers [H]. */
const LIFETIME_MS = 24 * HOUR_MS;
/** kis-api 2: within 6 h of the real issue the same token comes back [H]. */
const SAME_FOR_MS = 6 * HOUR_MS;

export interface Token {
  readonly text: string;
  readonly appKey: string;
  readonly issuedAtMs: EpochMs;
  readonly expiresAtMs: EpochMs;
}

/** All tokens of one environment. */
export class TokenDesk {
  readonly #tokens = new Map<string, Token>();
  /** The newest of each key. */
  readonly #newest = new Map<string, Token>();
  readonly #servedAtMs = new Map<string, EpochMs>();
  readonly #reissue: KisSwitches['reissue'];
  readonly #random: () => number;

  constructor(options: { readonly reissue: KisSwitches['reissue']; readonly random: () => number }) {
    this.#reissue = options.reissue;
    this.#random = options.random;
  }

  /** @returns undefined within a minute of the last answer. kis-api 2 [H]; that a token served again counts is assumed */
  issue(appKey: string, at: EpochMs): Token | undefined {
    const servedAtMs = this.#servedAtMs.get(appKey);
    if (servedAtMs !== undefined && at - servedAtMs < MINUTE_MS) return undefined;
    this.#servedAtMs.set(appKey, at);
    const newest = this.#newest.get(appKey);
    if (newest !== undefined && at - newest.issuedAtMs < SAME_FOR_MS) return newest;
    if (newest !== undefined && this.#reissue === 'kill-old') this.#tokens.delete(newest.text);
    return this.#newToken(appKey, at);
  }

  find(text: string): Token | undefined {
    return this.#tokens.get(text);
  }

  /** @returns whether there was such a token */
  revoke(text: string, appKey: string): boolean {
    const token = this.#tokens.get(text);
    if (token === undefined || token.appKey !== appKey) return false;
    this.#forget(token);
    return true;
  }

  /** Of one key or of all. @returns how many died */
  kill(appKey?: string): number {
    const doomed = [...this.#tokens.values()].filter(
      (token) => appKey === undefined || token.appKey === appKey,
    );
    for (const token of doomed) this.#forget(token);
    return doomed.length;
  }

  #newToken(appKey: string, at: EpochMs): Token {
    const expiresAtMs = at + LIFETIME_MS;
    const text = tokenText({ issuedAtMs: at, expiresAtMs, random: this.#random });
    const token = { text, appKey, issuedAtMs: at, expiresAtMs };
    this.#tokens.set(text, token);
    this.#newest.set(appKey, token);
    return token;
  }

  #forget(token: Token): void {
    this.#tokens.delete(token.text);
    if (this.#newest.get(token.appKey) === token) this.#newest.delete(token.appKey);
  }
}
