import { Buffer } from 'node:buffer';

/** More than this is written at once; less waits for the end of the event loop's turn. */
const largestPendingLength = 65_536;

export interface LineWriterOptions {
  /** Writes some of the bytes and returns how many. Throws like `fs.writeSync`. */
  readonly writeSync: (bytes: Uint8Array) => number;
  /** Calls back once, at the end of this turn of the event loop. */
  readonly atEndOfTurn: (callback: () => void) => void;
  /** Blocks for a moment: the reader of a non-blocking pipe is slower than we write. */
  readonly pause: () => void;
}

/**
 * Gathers the lines of one turn of the event loop into one system call. Nothing is in flight between two turns, so
 * {@link flush} at exit loses no line and repeats none; a writer on a background thread could do both.
 */
export class LineWriter {
  readonly #options: LineWriterOptions;
  #pending = '';
  #isScheduled = false;

  constructor(options: LineWriterOptions) {
    this.#options = options;
  }

  write(line: string): void {
    this.#pending += line;
    if (this.#pending.length > largestPendingLength) {
      this.flush();
    } else if (!this.#isScheduled) {
      this.#isScheduled = true;
      this.#options.atEndOfTurn(() => {
        this.#isScheduled = false;
        this.flush();
      });
    }
  }

  /** Writes everything, now. Lines nobody can read any more (closed pipe, full disk) are dropped: work goes on. */
  flush(): void {
    let bytes: Uint8Array = Buffer.from(this.#pending, 'utf8');
    this.#pending = '';
    while (bytes.length > 0) {
      try {
        bytes = bytes.subarray(this.#options.writeSync(bytes));
      } catch (error) {
        if (!isBusy(error)) {
          return;
        }
        this.#options.pause();
      }
    }
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EAGAIN';
}
