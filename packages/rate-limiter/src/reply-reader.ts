/** Reads the reply of a script value by value; a reply of another shape is a fault of versions, not of the caller. */
export class ReplyReader {
  readonly #values: readonly unknown[];
  #at = 0;

  constructor(reply: unknown) {
    if (!Array.isArray(reply)) throw new TypeError(`Unexpected reply of a script: ${String(reply)}`);
    this.#values = reply;
  }

  get left(): number {
    return this.#values.length - this.#at;
  }

  text(): string {
    const value = this.#next();
    if (typeof value === 'string') return value;
    throw new TypeError(`Unexpected ${typeof value} in the reply of a script; text was due`);
  }

  number(): number {
    const value = this.#next();
    const number = typeof value === 'string' ? Number(value) : value;
    if (typeof number === 'number' && Number.isFinite(number)) return number;
    throw new TypeError(`Unexpected ${String(value)} in the reply of a script; a number was due`);
  }

  list(): ReplyReader {
    return new ReplyReader(this.#next());
  }

  #next(): unknown {
    const value = this.#values[this.#at];
    this.#at += 1;
    return value;
  }
}
