/**
 * Lets every Nth start go to a normal task, so that endless priority work cannot starve them for ever. Off by default:
 * strict priority is the contract.
 */
export class FairShare {
  readonly #every: number | undefined;
  #starts = 0;

  constructor(every: number | undefined) {
    this.#every = every;
  }

  /** Of the next `claim` tasks, so many must be normal ones if there are any. */
  normalFirst(claim: number): number {
    if (this.#every === undefined) {
      return 0;
    }
    this.#starts += claim;
    const due = Math.floor(this.#starts / this.#every);
    this.#starts -= due * this.#every;
    return due;
  }
}
