import { describe, expect, test } from 'vitest';
import { type Page, type PageWalk, walkPages } from './walk-pages.ts';

/** A history of `count` rows, newest first, `perPage` at a time; cursors are positions. */
function history(count: number, perPage: number) {
  return async (cursor: number | undefined): Promise<Page<number, number>> => {
    const from = cursor ?? 0;
    const rows = Array.from({ length: Math.min(perPage, count - from) }, (_, index) => count - from - index);
    return { rows, ...(from + perPage < count ? { next: from + perPage } : {}) };
  };
}

function walk(
  fetchPage: PageWalk<number, number>['fetchPage'],
  more: Partial<PageWalk<number, number>> = {},
) {
  const signal = new AbortController().signal;
  return walkPages<number, number>({ fetchPage, keyOf: String, compare: (a, b) => a - b, signal, ...more });
}

describe('walking pages', () => {
  test.for([
    [1, 30],
    [30, 30],
    [31, 30],
    [2_500, 100],
  ] as const)('%i rows by %i come whole and in order', async ([count, perPage]) => {
    const { rows, partial, pages } = await walk(history(count, perPage));
    expect(rows).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(partial).toBeUndefined();
    expect(pages).toBe(Math.ceil(count / perPage));
  });

  test('rows that come twice are kept once', async () => {
    const pages: Page<number, number>[] = [
      { rows: [5, 4, 3], next: 1 },
      { rows: [3, 2], next: 2 },
      { rows: [2, 1] },
    ];
    const { rows, duplicates } = await walk(async (cursor) => pages[cursor ?? 0] ?? { rows: [] });
    expect(rows).toEqual([1, 2, 3, 4, 5]);
    expect(duplicates).toBe(2);
  });

  test('ends when the caller has enough, and that is whole', async () => {
    const { rows, partial, pages } = await walk(history(1_000, 10), {
      isEnough: (page) => page.includes(975),
    });
    expect(rows.at(0)).toBe(971);
    expect(pages).toBe(3);
    expect(partial).toBeUndefined();
    expect((await walk(history(1_000, 10), { isEnough: (_, total) => total >= 50 })).pages).toBe(5);
  });

  test('a refusal in the middle is no last page: what there is comes with the reason and where to resume', async () => {
    const refused = new Error('too many');
    const fetchPage = history(100, 10);
    const first = await walk(async (cursor) => {
      if (cursor === 60) throw refused;
      return await fetchPage(cursor);
    });
    expect(first.rows).toHaveLength(60);
    expect(first.partial).toEqual({ reason: 'failed', resume: 60, error: refused });

    const rest = await walk(fetchPage, { resume: first.partial?.resume ?? -1 });
    expect([...rest.rows, ...first.rows]).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
  });

  test('a first page that fails throws', async () => {
    const refused = new Error('too many');
    await expect(walk(() => Promise.reject(refused))).rejects.toBe(refused);
  });

  test('the page limit is told', async () => {
    const { rows, partial } = await walk(history(100, 10), { maxPages: 4 });
    expect(rows).toHaveLength(40);
    expect(partial).toEqual({ reason: 'page-limit', resume: 40 });
  });

  test('the row limit is told', async () => {
    const { partial } = await walk(history(100, 10), { maxRows: 25 });
    expect(partial).toEqual({ reason: 'row-limit', resume: 30 });
  });

  test('a cursor that comes again ends it', async () => {
    const { partial, pages } = await walk(async () => ({ rows: [1], next: 7 }));
    expect(partial).toEqual({ reason: 'repeated-cursor' });
    expect(pages).toBe(2);
  });

  test('empty pages that promise more without end, end', async () => {
    let calls = 0;
    const { rows, partial } = await walk(async () => ({ rows: [], next: (calls += 1) }), {
      maxEmptyPages: 3,
    });
    expect(rows).toEqual([]);
    expect(partial).toEqual({ reason: 'empty-pages', resume: 3 });
    expect(calls).toBe(3);
  });

  test('a single empty page between full ones is no end', async () => {
    const pages: Page<number, number>[] = [{ rows: [2], next: 1 }, { rows: [], next: 2 }, { rows: [1] }];
    const { rows, partial } = await walk(async (cursor) => pages[cursor ?? 0] ?? { rows: [] });
    expect(rows).toEqual([1, 2]);
    expect(partial).toBeUndefined();
  });

  test('the caller’s signal ends it between pages, with what there is', async () => {
    const controller = new AbortController();
    const fetchPage = history(100, 10);
    const { rows, partial } = await walk(
      async (cursor, index) => {
        if (index === 2) controller.abort();
        return await fetchPage(cursor);
      },
      { signal: controller.signal },
    );
    expect(rows).toHaveLength(30);
    expect(partial).toEqual({ reason: 'cancelled', resume: 30 });
  });
});
