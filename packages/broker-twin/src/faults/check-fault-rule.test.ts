import { expect, test } from 'vitest';
import { checkFaultRule } from './check-fault-rule.ts';

const fault = { kind: 'drop' };

test.each<[unknown, string]>([
  ['drop', 'A fault rule must be an object'],
  [{}, 'fault is missing; it must be an object'],
  [{ fault: {} }, 'fault.kind is missing; it must be one of delay, drop,'],
  [{ fault: { kind: 'toString' } }, `fault.kind is "toString"`],
  [{ fault: { kind: 'delay' } }, 'fault.delayMs is missing; it must be milliseconds'],
  [{ fault: { kind: 'delay', delayMs: -1 } }, 'fault.delayMs is -1'],
  [{ fault: { kind: 'drop', when: 'later' } }, `fault.when is "later"; it must be 'before' or 'after'`],
  [{ fault: { kind: 'drop', delayMs: 1 } }, 'fault.delayMs is not known here'],
  [{ fault: { kind: 'limit', factor: 0 } }, 'fault.factor is 0; it must be a number above 0'],
  [{ fault: { kind: 'status', status: 99 } }, 'fault.status is 99'],
  [{ fault: { kind: 'rewrite', remove: ['a', 1] } }, 'fault.remove is ["a",1]; it must be a list of texts'],
  [{ fault, probability: 1.1 }, 'probability is 1.1; it must be a number from 0 to 1'],
  [{ fault, nth: 0 }, 'nth is 0; it must be a whole number, 1 or more'],
  [{ fault, broker: 'KB' }, `broker is "KB"; it must be 'KIS' or 'KIWOOM'`],
  [{ fault, tr_id: 'x' }, 'tr_id is not known here'],
])('refuses %o', (rule, message) => {
  expect(() => checkFaultRule(rule)).toThrow(message);
});

test.each([
  { fault: { kind: 'delay', delayMs: 10, spreadMs: 5, when: 'before' } },
  { fault: { kind: 'block-address', violations: 3, blockMs: 1_000, answer: 'reset' }, broker: 'KIWOOM' },
  {
    fault: { kind: 'rewrite', add: { 'output.x': [1, null] } },
    fromMs: 1,
    untilMs: 2,
    times: 1,
    probability: 0,
  },
])('takes %o', (rule) => {
  expect(() => checkFaultRule(rule)).not.toThrow();
});
