import { inspect } from 'node:util';

/** A token on loan. Printing it, or making it JSON, never shows its value. */
export class HeldToken {
  readonly #value: string;
  /** Grows with every issue of the key. */
  readonly generation: number;
  /** Epoch milliseconds of the store's clock. */
  readonly expiresAtMs: number;

  constructor(value: string, generation: number, expiresAtMs: number) {
    this.#value = value;
    this.generation = generation;
    this.expiresAtMs = expiresAtMs;
  }

  get value(): string {
    return this.#value;
  }

  toJSON(): { readonly generation: number; readonly expiresAtMs: number } {
    return { generation: this.generation, expiresAtMs: this.expiresAtMs };
  }

  toString(): string {
    return `token of generation ${this.generation}`;
  }

  [inspect.custom](): string {
    return this.toString();
  }
}
