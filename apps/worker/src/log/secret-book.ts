import { hideSecrets } from './hide-secrets.ts';

/** So many of the latest tokens are known; older ones have run out. */
const mostTokens = 100;

/**
 * Everything that must not leave the process in a text: keys, secrets and passwords from the settings, tokens as they
 * come. Account numbers are masked apart from these, since a figure may look like one.
 */
export class SecretBook {
  readonly #settings: readonly string[];
  readonly #accountNumbers: readonly string[];
  readonly #tokens = new Set<string>();
  #hide: ((text: string) => string) | undefined;
  #hideWithNumbers: ((text: string) => string) | undefined;

  /** @param accountNumbers - eight digits each */
  constructor(settings: readonly string[], accountNumbers: readonly string[]) {
    this.#settings = settings;
    this.#accountNumbers = accountNumbers;
    this.#prepare();
  }

  addToken(token: string): void {
    if (this.#tokens.has(token)) {
      return;
    }
    const [oldest] = this.#tokens;
    if (this.#tokens.size >= mostTokens && oldest !== undefined) {
      this.#tokens.delete(oldest);
    }
    this.#tokens.add(token);
    this.#prepare();
  }

  /** Without secrets; figures stay. */
  hide(text: string): string {
    return this.#hide === undefined ? text : this.#hide(text);
  }

  /** Without secrets and account numbers. */
  hideWithNumbers(text: string): string {
    return this.#hideWithNumbers === undefined ? text : this.#hideWithNumbers(text);
  }

  #prepare(): void {
    const secrets = [...this.#settings, ...this.#tokens];
    this.#hide = hideSecrets(secrets);
    this.#hideWithNumbers = hideSecrets([...secrets, ...this.#accountNumbers]);
  }
}
