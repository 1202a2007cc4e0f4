import { describe, expect, test } from 'vitest';
import { displayWidth } from './display-width.ts';
import { wrapText } from './wrap-text.ts';

describe('wrapText', () => {
  test('leaves alone what fits', () => {
    expect(wrapText('as it is', 8)).toEqual(['as it is']);
    expect(wrapText('', 8)).toEqual(['']);
  });

  test('breaks at spaces', () => {
    expect(wrapText('one two three', 7)).toEqual(['one two', 'three']);
  });

  test('breaks a word that is longer than a line, and goes on behind it', () => {
    expect(wrapText('a 123456789 b', 4)).toEqual(['a', '1234', '5678', '9 b']);
  });

  test('counts Korean letters as two columns', () => {
    expect(wrapText('삼성전자 우선주', 8)).toEqual(['삼성전자', '우선주']);
    expect(wrapText('삼성전자', 5)).toEqual(['삼성', '전자']);
  });

  test('loses nothing and never writes beyond the width', () => {
    const text =
      'Task 삼성전자 refused: ERR_TASK_NOT_JSON: payload is not JSON. See LRANGE {api:request:queue}:dead 0 -1';
    for (let width = 2; width < 60; width += 1) {
      const lines = wrapText(text, width);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(width);
    }
  });
});
