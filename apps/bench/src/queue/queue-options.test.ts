import { describe, expect, test } from 'vitest';
import { queueOptions } from './queue-options.ts';

describe('queueOptions', () => {
  test('five rounds by default, fewer and shorter ones when quick', () => {
    const full = queueOptions([]);
    const quick = queueOptions(['--quick']);
    expect(full?.rounds).toBe(5);
    expect(quick?.rounds).toBe(2);
    expect(quick?.seconds).toBeLessThan(full?.seconds ?? 0);
    expect(queueOptions(['--quick', '--rounds', '7'])?.rounds).toBe(7);
  });

  test('refuses what is no number of rounds, and what it does not know', () => {
    expect(() => queueOptions(['--rounds', '0'])).toThrow('--rounds is 0');
    expect(() => queueOptions(['--rounds', 'many'])).toThrow('--rounds is many');
    expect(() => queueOptions(['--round', '3'])).toThrow('--round');
  });

  test('asked for help there is nothing to run', () => {
    expect(queueOptions(['--help'])).toBeUndefined();
  });
});
