import { describe, expect, it } from 'vitest';
import { kiwoomCallRule } from '../../src/kiwoom/kiwoom-switches.ts';
import { beginner, bodyOf, duringSession, header, openKiwoom } from './open-kiwoom.ts';

const quote = { stk_cd: '005930' };

describe('limits of Kiwoom', () => {
  it.each([
    ['real', 5],
    ['paper', 2],
  ] as const)('let %s bursts of %i through for each key and TR', (environment, burst) => {
    const kiwoom = openKiwoom({ environment, rule: kiwoomCallRule(environment) });
    const statuses = Array.from({ length: burst + 1 }, () => kiwoom.call('ka10001', quote).status);
    expect(statuses).toEqual([...Array.from({ length: burst }, () => 200), 429]);
    expect(kiwoom.call('ka10006', quote).status).toBe(200);
    expect(kiwoom.call('ka10001', quote, { key: beginner }).status).toBe(200);
    expect(kiwoom.call('ka10001', quote, { at: duringSession + 1000 }).status).toBe(200);
  });

  it('tell the limit in the text, or not, and never when to come back', () => {
    const text = (rateText: 'before_2026q2' | 'since_2026q2') => {
      const kiwoom = openKiwoom({ rule: { ...kiwoomCallRule('real'), capacity: 1 }, switches: { rateText } });
      kiwoom.call('ka10001', quote);
      const reply = kiwoom.call('ka10001', quote);
      expect(header(reply, 'Retry-After')).toBeUndefined();
      expect(header(reply, 'cont-yn')).toBeUndefined();
      return bodyOf(reply);
    };
    expect(text('since_2026q2')).toMatchObject({
      return_code: 5,
      return_msg: expect.stringContaining('유량=5,'),
    });
    expect(text('before_2026q2').return_msg).not.toContain('유량');
  });

  it('can also be over all TRs and over one path', () => {
    const rule = { kind: 'fixed_second', limit: 2, countRefused: false } as const;
    const total = openKiwoom({ switches: { totalRule: rule } });
    const ids = ['ka10001', 'ka10002', 'ka10100'];
    expect(ids.map((id) => total.call(id, quote).status)).toEqual([200, 200, 429]);
    expect(total.call('ka10001', quote).body).toContain('[1701:');
    const group = openKiwoom({ switches: { groupRule: rule } });
    expect(ids.map((id) => group.call(id, quote).status)).toEqual([200, 200, 429]);
    expect(group.call('ka10004', quote).status).toBe(200);
    expect(group.call('ka10001', quote).body).toContain('[1702:');
  });

  it('count refused calls only when told so', () => {
    const accepted = (countRefused: boolean) => {
      const kiwoom = openKiwoom({ rule: { kind: 'token_bucket', limit: 1, capacity: 1, countRefused } });
      const at = (ms: number) => kiwoom.call('ka10001', quote, { at: duringSession + ms }).status;
      return [at(0), at(600), at(1200)];
    };
    expect(accepted(false)).toEqual([200, 429, 200]);
    expect(accepted(true)).toEqual([200, 429, 429]);
  });
});
