import { expect, test } from 'vitest';
import { FaultBook, type FaultSubject } from './fault-book.ts';
import type { FaultRule } from './fault-rule.ts';

const subject: FaultSubject = {
  broker: 'KIS',
  environment: 'real',
  path: '/uapi/domestic-stock/v1/quotations/inquire-price',
  trId: 'FHKST01010100',
};
const drop = { kind: 'drop' } as const;

const hits = (book: FaultBook, calls: number, over: Partial<FaultSubject> = {}, at = 0): number => {
  let count = 0;
  for (let call = 0; call < calls; call += 1) count += book.hitting({ ...subject, ...over }, at).length;
  return count;
};

test.each<[Partial<FaultRule>, Partial<FaultSubject>]>([
  [{ broker: 'KIS' }, { broker: 'KIWOOM' }],
  [{ environment: 'real' }, { environment: 'paper' }],
  [{ trId: 'FHKST01010100' }, { trId: 'FHKST01010200' }],
  [{ path: '/uapi/domestic-stock/v1/quotations/inquire-price' }, { path: '/oauth2/tokenP' }],
  [{ path: '/uapi/*' }, { path: '/oauth2/tokenP' }],
])('%o hits what it names and spares %o', (rule, spared) => {
  const book = new FaultBook(1, [{ ...rule, fault: drop }]);
  expect(hits(book, 3)).toBe(3);
  expect(hits(book, 3, spared)).toBe(0);
});

test('holds from its begin until before its end', () => {
  const book = new FaultBook(1, [{ fromMs: 100, untilMs: 200, fault: drop }]);
  expect([99, 100, 199, 200].map((at) => hits(book, 1, {}, at))).toEqual([0, 1, 1, 0]);
});

test('hits every nth call, so many times', () => {
  const book = new FaultBook(1, [{ nth: 3, times: 2, fault: drop }]);
  const calls = Array.from({ length: 12 }, () => hits(book, 1));
  expect(calls).toEqual([0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0]);
  expect(book.rules()[0]?.fired).toBe(2);
});

test('probability is kept, and is the same with the same seed, whatever other rules draw', () => {
  const run = (seed: number, others: readonly FaultRule[]): number[] => {
    const book = new FaultBook(seed, [{ id: 'mine', probability: 0.2, fault: drop }, ...others]);
    return Array.from({ length: 2_000 }, () =>
      book.hitting(subject, 0).some(({ id }) => id === 'mine') ? 1 : 0,
    );
  };
  const alone = run(7, []);
  expect(run(7, [{ probability: 0.5, fault: drop }])).toEqual(alone);
  expect(run(8, [])).not.toEqual(alone);
  const count = alone.filter((hit) => hit === 1).length;
  expect(count).toBeGreaterThan(320);
  expect(count).toBeLessThan(480);
});

test('rules are named, replaced by name, removed one by one and all at once', () => {
  const book = new FaultBook(1);
  expect(book.add({ fault: drop })).toBe('fault-1');
  expect(book.add({ id: 'mine', fault: drop })).toBe('mine');
  expect(book.add({ id: 'mine', fault: { kind: 'reset' } })).toBe('mine');
  expect(book.rules().map(({ id, fault }) => [id, fault.kind])).toEqual([
    ['fault-1', 'drop'],
    ['mine', 'reset'],
  ]);
  expect(book.remove('mine')).toBe(true);
  expect(book.remove('mine')).toBe(false);
  book.clear();
  expect(book.isEmpty).toBe(true);
});
