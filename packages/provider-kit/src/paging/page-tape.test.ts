import type { PageLog } from '@hub/provider';
import { expect, test } from 'vitest';
import { PageTape } from './page-tape.ts';

/** A log that keeps what it is given, and a broker whose pages say what was asked for. */
function lab() {
  const notes: string[] = [];
  const log: PageLog = {
    replay: () => Promise.resolve([...notes]),
    append: (page) => {
      notes.push(page);
      return Promise.resolve();
    },
  };
  const fetched: string[] = [];
  /** Walks pages one after another, and dies before the one at `dieAt` is answered. */
  const walk = async (asked: readonly string[], dieAt = Number.POSITIVE_INFINITY, using = log) => {
    const tape = new PageTape<string>({
      log: using,
      write: (page) => page,
      read: (noted) => (typeof noted === 'string' ? noted : undefined),
    });
    const pages: string[] = [];
    for (const [index, text] of asked.entries()) {
      const page = await tape.page(index, text, () => {
        fetched.push(text);
        return index === dieAt ? Promise.reject(new Error('died')) : Promise.resolve(`page ${text}`);
      });
      pages.push(page);
    }
    return pages;
  };
  return { notes, fetched, walk };
}

const asked = ['a', 'b', 'c', 'd', 'e'];
const pages = asked.map((text) => `page ${text}`);

test('an answer of one page leaves nothing behind', async () => {
  const { walk, notes } = lab();
  expect(await walk(['a'])).toEqual(['page a']);
  expect(notes).toEqual([]);
});

test.for([1, 2, 3, 4])(
  'a walk that dies at page %i, walked again, fetches that page again and no other',
  async (dieAt) => {
    const { walk, fetched } = lab();
    await expect(walk(asked, dieAt)).rejects.toThrow('died');
    expect(await walk(asked)).toEqual(pages);
    const again = asked.flatMap((text, index) => (index === dieAt ? [text, text] : [text]));
    expect(fetched).toEqual(again);
  },
);

test('dying again and again costs one page each time', async () => {
  const { walk, fetched } = lab();
  for (const dieAt of [1, 3, 3]) await expect(walk(asked, dieAt)).rejects.toThrow('died');
  expect(await walk(asked)).toEqual(pages);
  expect(fetched).toHaveLength(asked.length + 3);
});

test('pages of another walk are not taken for its own', async () => {
  const { walk } = lab();
  await walk(asked);
  const others = ['a', 'x', 'y', 'z', 'd', 'e'];
  expect(await walk(others)).toEqual(others.map((text) => `page ${text}`));
  expect(await walk(others)).toEqual(others.map((text) => `page ${text}`));
});

test('a log that lost its notes, or has torn ones, costs pages and no more', async () => {
  const { walk, notes, fetched } = lab();
  await walk(asked);
  notes[1] = notes[1]?.slice(0, -3) ?? '';
  fetched.length = 0;
  expect(await walk(asked)).toEqual(pages);
  expect(fetched).toEqual(['b', 'e']);
  const deaf: PageLog = { replay: () => Promise.resolve([]), append: () => Promise.resolve() };
  expect(await walk(asked, undefined, deaf)).toEqual(pages);
});
