/** What a line must be: contain the text, match the expression, or satisfy the function. */
export type LineMatch = string | RegExp | ((line: string) => boolean);

export interface WaitForLineOptions {
  /** Give up after this long, milliseconds. Default 10 000. */
  readonly timeoutMs?: number;
  /** Index in `lines` to look from; pass `lines.length` to wait for a new line. Default 0: lines already seen count. */
  readonly fromLine?: number;
  /** What is waited for, in the words of the error. Default: the match itself. */
  readonly description?: string;
}

interface Waiter {
  matches(line: string): boolean;
  resolve(line: string): void;
  fail(why: string): void;
}

/** Lines shown in an error, newest last. */
const SHOWN_LINES = 100;

/** Lines a process has written, and those who wait for one. */
export class OutputLines {
  readonly lines: string[] = [];
  readonly #waiters = new Set<Waiter>();
  #ended: string | undefined;

  push(line: string): void {
    this.lines.push(line);
    for (const waiter of this.#waiters) if (waiter.matches(line)) waiter.resolve(line);
  }

  /** No more lines will come; everyone who still waits is told why. */
  end(why: string): void {
    this.#ended = why;
    for (const waiter of this.#waiters) waiter.fail(why);
  }

  /**
   * @returns the first line that matches, from `fromLine` on
   * @throws Error with the output so far: not seen in time, or the output ended
   */
  waitFor(match: LineMatch, options: WaitForLineOptions = {}): Promise<string> {
    const { timeoutMs = 10_000, fromLine = 0, description = `a line matching ${String(match)}` } = options;
    const matches = matcher(match);
    const seen = this.lines.slice(fromLine).find(matches);
    if (seen !== undefined) return Promise.resolve(seen);
    if (this.#ended !== undefined) return Promise.reject(this.#failure(description, this.#ended));

    return new Promise((resolve, reject) => {
      const settle = () => {
        clearTimeout(timer);
        this.#waiters.delete(waiter);
      };
      const waiter: Waiter = {
        matches,
        resolve: (line) => {
          settle();
          resolve(line);
        },
        fail: (why) => {
          settle();
          reject(this.#failure(description, why));
        },
      };
      const timer = setTimeout(() => waiter.fail(`not within ${timeoutMs} ms`), timeoutMs);
      this.#waiters.add(waiter);
    });
  }

  #failure(description: string, why: string): Error {
    const shown = this.lines.slice(-SHOWN_LINES).join('\n');
    return new Error(`Waited for ${description}: ${why}. Output:\n${shown === '' ? '(none)' : shown}`);
  }
}

function matcher(match: LineMatch): (line: string) => boolean {
  if (typeof match === 'string') return (line) => line.includes(match);
  if (typeof match === 'function') return match;
  // `search` ignores `lastIndex`, so an expression with the flag `g` does not skip lines.
  return (line) => line.search(match) !== -1;
}
