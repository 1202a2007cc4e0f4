import { CancelledError, isProviderError, isTokenPending } from '@hub/provider';
import { PageTape } from '@hub/provider-kit';
import type { Values } from '../paging/cursor.ts';
import { cursorOf } from '../paging/cursors.ts';
import { notedPage, readNotedPage } from '../paging/noted-page.ts';
import type { CollectedRows, RowPage } from '../paging/row-page.ts';
import { continuationKeys, walkContinuation } from '../paging/walk-continuation.ts';
import { walkRange } from '../paging/walk-range.ts';
import { type CallScene, fetchPage } from '../upstream/fetch-page.ts';

/** A refused page is asked for again so often, each time through the gate, which slows down meanwhile. */
const MAX_REFUSALS = 3;

/**
 * One page, or as many as the range has; each waits for leave of its own.
 *
 * @throws {ProviderError} the first page failed
 * @throws {CancelledError} the signal fired
 */
export async function collectRows(scene: CallScene): Promise<CollectedRows> {
  const { call, context, settings } = scene;
  const { tr, values, range } = call;
  if (range === undefined) return onePage(scene);

  // Pages of an account are not noted: they may hold its number.
  const log = tr.class === 'quote' ? context.pages : undefined;
  const cursor = cursorOf(tr.id);
  const tape = new PageTape<RowPage>({ log, write: notedPage, read: (noted) => readNotedPage(noted, tr) });
  const walk = {
    tr,
    values,
    range,
    maxPages: settings.maxPages,
    // What was noted is not lost when the task comes back.
    ...(log === undefined ? {} : { mustThrow: isTokenPending }),
    signal: context.signal,
    fetchPage: (sent: Values, index: number) =>
      tape.page(index, askedFor(scene, sent, index), () =>
        fetchPatiently(scene, sent, index, cursor === undefined && index > 0),
      ),
  };
  const collected =
    cursor === undefined ? await walkContinuation(walk) : await walkRange({ ...walk, cursor });
  if (context.signal.aborted) throw new CancelledError('KIS', { cause: context.signal.reason });
  return collected;
}

/** What says "now" in the parameters of the first page is another now on a second walk; the task is the same. */
function askedFor({ call: { tr, asked } }: CallScene, sent: Values, index: number): string {
  return `${tr.id} ${JSON.stringify(index === 0 ? asked : sent)}`;
}

async function onePage(scene: CallScene): Promise<CollectedRows> {
  const { tr, values } = scene.call;
  const isContinuation = Object.entries(values).some(
    ([name, key]) => name.startsWith('CTX_AREA_') && key !== '',
  );
  const page = await fetchPage(scene, { values, index: 0, isContinuation });
  const { rows } = page;
  if (!page.hasMore) return { rows, page, warnings: [] };
  const reason = 'one page was asked for and the broker has more';
  return { rows, page, warnings: [], partial: { reason, resume: continuationKeys(tr, page.body) } };
}

/** "Too many" in the middle is no last page, and no reason to throw away the pages before it. */
async function fetchPatiently(
  scene: CallScene,
  values: Values,
  index: number,
  isContinuation: boolean,
): Promise<RowPage> {
  for (let refusals = 1; ; refusals += 1) {
    try {
      return await fetchPage(scene, { values, index, isContinuation });
    } catch (error) {
      const isRefusal = isProviderError(error) && error.code === 'ERR_RATE_LIMITED';
      // Without a gate nothing slows down: asking again at once would only be refused again.
      const mayRepeat = isRefusal && index > 0 && scene.context.gate !== undefined;
      if (!mayRepeat || refusals === MAX_REFUSALS) throw error;
    }
  }
}
