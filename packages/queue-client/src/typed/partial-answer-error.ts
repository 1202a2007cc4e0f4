import { QueueError } from '../errors.ts';
import type { MissingPart } from './series.ts';

/** The broker gave a part of what was asked. Its rows are in `items`, what to ask again in `missing`. */
export class PartialAnswerError<Item = unknown> extends QueueError {
  override readonly name = 'PartialAnswerError';
  readonly code = 'ERR_PARTIAL_ANSWER';
  readonly retry = 'safe';
  readonly missing: MissingPart;
  /** What came and was not handed out yet, oldest first: of `all()` everything, of a loop the rows after the gap. */
  readonly items: readonly Item[];

  constructor(missing: MissingPart, items: readonly Item[]) {
    const { reason, from, to } = missing;
    super(
      `the answer is not whole: ${reason}${to === undefined ? '' : `; missing: ${from ?? 'the beginning'} to ${to}`}`,
    );
    this.missing = missing;
    this.items = items;
  }
}
