import { expect, test } from 'vitest';
import { kisLimits } from './kis-limits.ts';

const at = (day: string) => () => Date.parse(`${day}T00:00:00Z`);

test.each([
  // kis-api 8
  ['real', '2023-01-01', 20],
  ['real', '2026-04-19', 20],
  ['real', '2026-04-20', 18],
  ['real', '2026-11-23', 18],
  ['paper', '2024-01-01', 5],
  ['paper', '2025-06-01', 2],
  ['paper', '2026-04-20', 1],
  ['real', '1970-01-01', 18],
] as const)('%s at %s: %i calls a second', (environment, day, calls) => {
  const limits = kisLimits(environment, ['default'], at(day));
  expect(limits.limitOf(`KIS:${environment}:default`)).toEqual({ calls, windowMs: 1_000 });
});

test('calls count by account, tokens apart', () => {
  const limits = kisLimits('real', ['default', 'second'], at('2026-11-23'));
  expect(limits.lanesPer).toBe('account');
  expect(limits.scopesOf({ trId: 'FHKST01010100', account: 'second' })).toEqual(['KIS:real:second']);
  expect(limits.limitOf('KIS:real:second:token')).toEqual({ calls: 1, windowMs: 1_000 });
  expect(limits.limitOf('KIS:paper:default')).toBeUndefined();
  expect(limits.limitOf('KIS:real:stranger')).toBeUndefined();
  expect(limits.limitOf('KIWOOM:real:default')).toBeUndefined();
});
