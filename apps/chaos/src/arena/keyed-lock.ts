/** Lets one at a time have each named thing: a worker cannot be frozen and killed at once. */
export class KeyedLock {
  readonly #tails = new Map<string, Promise<unknown>>();

  async holding<Result>(name: string, action: () => Promise<Result>): Promise<Result> {
    const before = this.#tails.get(name) ?? Promise.resolve();
    const after = before.then(action, action);
    this.#tails.set(name, after);
    return await after;
  }
}
