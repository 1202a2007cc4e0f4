import { describe, expect, it } from 'vitest';
import { seededChance } from '../../chance/seeded-chance.ts';
import { isTokenOf, tokenText } from './token-text.ts';

describe('tokens', () => {
  it('are 86 URL-safe characters that only the twin can tell apart', () => {
    const real = tokenText('real', seededChance(1, 'tokens'));
    const paper = tokenText('paper', seededChance(1, 'tokens'));
    expect(real).toMatch(/^[\w-]{86}$/);
    expect([isTokenOf(real, 'real'), isTokenOf(real, 'paper')]).toEqual([true, false]);
    expect([isTokenOf(paper, 'real'), isTokenOf(paper, 'paper')]).toEqual([false, true]);
    expect(isTokenOf('x', 'real')).toBe(false);
  });
});
