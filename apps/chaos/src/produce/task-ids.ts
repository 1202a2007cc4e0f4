/** Ids of one run: `<prefix>-<number>`, each given out once. */
export class TaskIds {
  readonly #prefix: string;
  #last = 0;

  constructor(prefix: string) {
    this.#prefix = prefix;
  }

  take(count: number): string[] {
    return Array.from({ length: count }, () => {
      this.#last += 1;
      return `${this.#prefix}-${this.#last}`;
    });
  }
}
