import type { EpochMs } from '../../clock/twin-clock.ts';
import type { TwinCredential } from '../../http/broker-context.ts';
import { tokenText } from './token-text.ts';

export interface IssuedToken {
  readonly text: string;
  readonly credential: TwinCredential;
  readonly expiresAtMs: EpochMs;
  /** The address that asked for it. */
  readonly address: string;
}

export interface TokenBookOptions {
  readonly environment: 'real' | 'paper';
  readonly reissue: 'same' | 'replace';
  readonly lifetimeMs: number;
  readonly random: () => number;
}

/** The tokens that live, one per app key. */
export class TokenBook {
  readonly #options: TokenBookOptions;
  readonly #byText = new Map<string, IssuedToken>();
  readonly #byKey = new Map<string, IssuedToken>();

  constructor(options: TokenBookOptions) {
    this.#options = options;
  }

  /** Hands out the living token or a new one, which kills the old one. kiwoom-api 2 [C] */
  issue(credential: TwinCredential, address: string, at: EpochMs): IssuedToken {
    const living = this.#byKey.get(credential.appKey);
    if (living !== undefined && living.expiresAtMs > at && this.#options.reissue === 'same') return living;
    if (living !== undefined) this.#forget(living);
    const token = {
      text: tokenText(this.#options.environment, this.#options.random),
      credential,
      expiresAtMs: at + this.#options.lifetimeMs,
      address,
    };
    this.#byText.set(token.text, token);
    this.#byKey.set(credential.appKey, token);
    return token;
  }

  living(text: string, at: EpochMs): IssuedToken | undefined {
    const token = this.#byText.get(text);
    return token !== undefined && token.expiresAtMs > at ? token : undefined;
  }

  /** @returns whether it was there */
  revoke(text: string): boolean {
    const token = this.#byText.get(text);
    if (token !== undefined) this.#forget(token);
    return token !== undefined;
  }

  /** Of one app key, or all. @returns how many died */
  kill(appKey?: string): number {
    const dying = [...this.#byText.values()].filter(
      ({ credential }) => appKey === undefined || credential.appKey === appKey,
    );
    for (const token of dying) this.#forget(token);
    return dying.length;
  }

  #forget({ text, credential }: IssuedToken): void {
    this.#byText.delete(text);
    this.#byKey.delete(credential.appKey);
  }
}
