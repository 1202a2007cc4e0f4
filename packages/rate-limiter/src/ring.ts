/** Slot times in order, each with its number; the in-process twin of the sorted set in Redis. Microseconds. */
export class Ring {
  readonly times: number[] = [];
  readonly #numbers: number[] = [];

  get newestUs(): number | undefined {
    return this.times.at(-1);
  }

  add(timeUs: number, number: number): void {
    const place = this.countUntil(timeUs);
    this.times.splice(place, 0, timeUs);
    this.#numbers.splice(place, 0, number);
  }

  /** When a slot is; undefined when it is not there. */
  timeOf(number: number): number | undefined {
    const place = this.#numbers.indexOf(number);
    return place < 0 ? undefined : this.times[place];
  }

  /** @returns whether it was there */
  remove(number: number): boolean {
    const place = this.#numbers.indexOf(number);
    if (place < 0) return false;
    this.times.splice(place, 1);
    this.#numbers.splice(place, 1);
    return true;
  }

  /** How many slots are not later than a time. */
  countUntil(timeUs: number): number {
    let count = this.times.length;
    while (count > 0 && (this.times[count - 1] ?? 0) > timeUs) count -= 1;
    return count;
  }

  /** Forgets slots that are not later than a time. */
  forget(untilUs: number): void {
    const count = this.countUntil(untilUs);
    this.times.splice(0, count);
    this.#numbers.splice(0, count);
  }

  clear(): void {
    this.forget(Number.POSITIVE_INFINITY);
  }
}
