import { describe, expect, it } from 'vitest';
import { kiwoomRules } from './rules.ts';

describe('rules of Kiwoom', () => {
  it('have names of their own and say where they are from', () => {
    const ids = kiwoomRules.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(kiwoomRules.filter(({ source }) => !/\[[ABC]\]/.test(source))).toEqual([]);
  });

  it('are assumed wherever the document is not sure', () => {
    const guessed = kiwoomRules.filter(({ source }) => /^[^[]*\[C\]$/.test(source));
    expect(guessed.filter(({ mark }) => mark !== 'assumed')).toEqual([]);
    expect(guessed.length).toBeGreaterThan(5);
  });
});
