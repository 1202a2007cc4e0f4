import type { SuccessResponse } from '@hub/task-schema';
import type { NewTask } from '../hub-client-options.ts';
import { PartialAnswerError } from './partial-answer-error.ts';
import type { MissingPart, Series } from './series.ts';

const SECOND_MS = 1_000;

/** A task and the part of the range it asks for, epoch milliseconds. */
export interface SeriesTask {
  readonly task: NewTask;
  readonly from?: number | undefined;
  readonly to: number;
}

export interface SeriesSource<Item, Whole> {
  /** Oldest part first. */
  tasks(): Iterator<SeriesTask, unknown>;
  answer(task: NewTask, stop: AbortSignal): Promise<SuccessResponse>;
  rowsOf(response: SuccessResponse): readonly Item[];
  /** ISO, UTC */
  timeOf(item: Item): string;
  whole(items: readonly Item[], missing: { readonly partial?: readonly MissingPart[] }): Whole;
  readonly allowPartial: boolean | undefined;
}

interface Batch<Item> {
  readonly items: readonly Item[];
  readonly missing?: MissingPart;
}

/** Asks one task after the other, each only when the answer before it is being read. */
export function taskSeries<Item, Whole>(source: SeriesSource<Item, Whole>): Series<Item, Whole> {
  return {
    async *[Symbol.asyncIterator]() {
      for await (const { items, missing } of batchesOf(source)) {
        if (missing !== undefined && !source.allowPartial) throw new PartialAnswerError(missing, items);
        yield* items;
      }
    },
    async all() {
      const all: Item[] = [];
      const partial: MissingPart[] = [];
      for await (const { items, missing } of batchesOf(source)) {
        for (const item of items) all.push(item);
        if (missing === undefined) continue;
        if (!source.allowPartial) throw new PartialAnswerError(missing, all);
        partial.push(missing);
      }
      return source.whole(all, partial.length === 0 ? {} : { partial });
    },
  };
}

async function* batchesOf<Item, Whole>(source: SeriesSource<Item, Whole>): AsyncGenerator<Batch<Item>> {
  const tasks = source.tasks();
  const stop = new AbortController();
  let lastMs = Number.NEGATIVE_INFINITY;
  try {
    for (let sent = send(); sent !== undefined; ) {
      const { task, answer } = sent;
      const response = await answer;
      const rows = source.rowsOf(response).toSorted((left, right) => timeMs(left) - timeMs(right));
      sent = response.partial !== undefined && !source.allowPartial ? undefined : send();
      const items = rows.filter((row) => timeMs(row) > lastMs);
      lastMs = Math.max(lastMs, ...items.slice(-1).map(timeMs));
      yield {
        items,
        ...(response.partial && { missing: missingOf(task, response.partial.reason, rows[0]) }),
      };
    }
  } finally {
    stop.abort();
  }

  function send() {
    const next = tasks.next();
    if (next.done) return undefined;
    const answer = source.answer(next.value.task, stop.signal);
    // Nobody may come to read it.
    answer.catch(() => undefined);
    return { task: next.value, answer };
  }

  function timeMs(item: Item): number {
    return Date.parse(source.timeOf(item));
  }

  /** Brokers give the newest rows first, so what is missing is older than the oldest that came. */
  function missingOf({ from, to }: SeriesTask, reason: string, oldest: Item | undefined): MissingPart {
    const last = oldest === undefined ? to : timeMs(oldest) - SECOND_MS;
    return {
      reason,
      ...(from !== undefined && { from: new Date(from).toISOString() }),
      to: new Date(last).toISOString(),
    };
  }
}
