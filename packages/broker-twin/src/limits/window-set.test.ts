import { expect, test } from 'vitest';
import { WindowSet } from './window-set.ts';

const rule = { kind: 'sliding_second', limit: 4, countRefused: false } as const;

const passes = (windows: WindowSet, scope: string, calls: number, at = 0): number => {
  let count = 0;
  for (let call = 0; call < calls; call += 1) count += windows.open(scope).admit(at) ? 1 : 0;
  return count;
};

test('each scope has a window of its own, made once', () => {
  const windows = new WindowSet(rule);
  expect(windows.open('a')).toBe(windows.open('a'));
  expect([passes(windows, 'a', 9), passes(windows, 'b', 9)]).toEqual([4, 4]);
});

test('a new rule holds for open windows and later ones, not for those with their own', () => {
  const windows = new WindowSet(rule);
  windows.open('token', { ...rule, limit: 1 });
  windows.open('early');
  windows.setRule({ limit: 2 });
  expect(['token', 'early', 'late'].map((scope) => passes(windows, scope, 9))).toEqual([1, 2, 2]);
});

test('one scope can be changed alone', () => {
  const windows = new WindowSet(rule);
  windows.setRule({ limit: 1 }, 'a');
  expect([passes(windows, 'a', 9), passes(windows, 'b', 9)]).toEqual([1, 4]);
  expect(windows.rules()).toEqual({ rule, scopes: { a: { ...rule, limit: 1 }, b: rule } });
});

test('a factor cuts limits while the rule goes on saying the old one', () => {
  const windows = new WindowSet(rule);
  windows.beginCall(0.5);
  expect(passes(windows, 'a', 9)).toBe(2);
  expect(windows.open('a').rule.limit).toBe(4);
  windows.beginCall(1);
  expect(passes(windows, 'a', 9)).toBe(2);
});

test('the verdict is that of the current call; a refusal outweighs', () => {
  const windows = new WindowSet({ ...rule, limit: 1 });
  windows.beginCall(1);
  expect(windows.verdict).toBeUndefined();
  windows.open('key').admit(0);
  windows.open('total').admit(0);
  expect(windows.verdict).toEqual({ scope: 'key', isAdmitted: true });
  windows.beginCall(1);
  windows.open('other').admit(0);
  windows.open('total').admit(0);
  expect(windows.verdict).toEqual({ scope: 'total', isAdmitted: false });
});

test('a new limit brings a bucket of its size, unless one is named', () => {
  const windows = new WindowSet({ kind: 'token_bucket', limit: 1, capacity: 2, countRefused: false });
  const burst = (scope: string): number => passes(windows, scope, 20);
  expect(burst('as it is')).toBe(2);
  windows.setRule({ limit: 9 });
  expect(burst('limit')).toBe(9);
  windows.setRule({ capacity: 3 });
  expect(burst('bucket')).toBe(3);
  windows.setRule({ limit: 9, capacity: 12 });
  expect(burst('both')).toBe(12);
});
