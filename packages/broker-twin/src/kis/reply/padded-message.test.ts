import { expect, it } from 'vitest';
import { paddedMessage } from './padded-message.ts';

it.each([
  // kis-api 5 [H]: the blanks behind these two were counted.
  ['조회가 완료되었습니다', 59],
  ['모의투자 조회가 완료되었습니다.', 49],
  ['', 80],
])('%s: %i blanks', (text, blanks) => {
  expect(paddedMessage(text)).toBe(text + ' '.repeat(blanks));
});

it('leaves longer texts as they are', () => {
  expect(paddedMessage('가'.repeat(41))).toBe('가'.repeat(41));
});
