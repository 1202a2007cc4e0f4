import { expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';

test.each([
  ['', 0],
  ['KIS', 3],
  ['삼성전자', 8],
  ['삼성 A', 6],
  ['한', 2],
  ['e\u0301', 1],
  ['日本 カナ', 9],
  ['（주）', 6],
  ['✅', 2],
])('%j takes %i columns', (text, columns) => {
  expect(displayWidth(text)).toBe(columns);
});
