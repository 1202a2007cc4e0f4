import { describe, expect, test } from 'vitest';
import { startArguments } from './start-arguments.ts';

describe('startArguments', () => {
  test('takes --twin, also behind a --', () => {
    expect(startArguments([])).toEqual({ twin: false, help: false });
    expect(startArguments(['--twin'])).toEqual({ twin: true, help: false });
    expect(startArguments(['--', '--twin'])).toEqual({ twin: true, help: false });
  });

  test.each([['--twins'], ['twin'], ['--twin=yes']])('refuses %s and says what there is', (argument) => {
    expect(() => startArguments([argument])).toThrow('pnpm start [--twin]');
  });
});
