import { expect, test } from 'vitest';
import { submittedAtMs } from './submitted-at.ts';

const atMs = Date.UTC(2026, 0, 5);

test.each([
  [atMs, atMs],
  [atMs / 1_000, atMs],
  [atMs / 1_000 + 0.5, atMs + 500],
  ['2026-01-05T00:00:00Z', atMs],
  ['2026-01-05T09:00:00+09:00', atMs],
  ['soon', undefined],
  [null, undefined],
  [{}, undefined],
])('reads the stamp %j', (stamp, expected) => {
  expect(submittedAtMs(JSON.stringify({ submitted_at: stamp }))).toBe(expected);
});

test.each(['', 'no json', '[1]', 'null', '{}'])('knows no time of %j', (payload) => {
  expect(submittedAtMs(payload)).toBeUndefined();
});
