import { expect, test } from 'vitest';
import type { TwinReply } from '../http/exchange.ts';
import { FaultBook, type FaultSubject } from './fault-book.ts';
import { type FaultPlan, FaultPlanner } from './fault-plan.ts';
import type { Fault, FaultRule } from './fault-rule.ts';

const subject: FaultSubject = { broker: 'KIS', environment: 'real', path: '/x', trId: 'T' };
const answer: TwinReply = { status: 200, headers: [['tr_id', 'T']], body: '{"rt_cd":"0","msg1":"ok"}' };

const planner = (...rules: readonly FaultRule[]): FaultPlanner => new FaultPlanner(new FaultBook(1, rules));
const planFor = (...faults: readonly Fault[]): FaultPlan => {
  const plan = planner(...faults.map((fault) => ({ fault }))).plan(subject, '127.0.0.1', 0);
  if (plan === undefined) throw new Error('no plan');
  return plan;
};

test('nothing goes wrong without a rule that fits', () => {
  expect(planner().plan(subject, '127.0.0.1', 0)).toBeUndefined();
  expect(planner({ trId: 'U', fault: { kind: 'drop' } }).plan(subject, '127.0.0.1', 0)).toBeUndefined();
});

test.each(['drop', 'reset', 'black-hole'] as const)(
  '%s comes before or after the effect, as told',
  (kind) => {
    const before = planFor({ kind, when: 'before' });
    expect(before.instead).toEqual({ kind });
    const after = planFor({ kind, when: 'after' });
    expect(after.instead).toBeUndefined();
    expect(after.finish(answer)).toEqual({ kind });
  },
);

test('drop and reset come after the effect unless told, pages and silence before it', () => {
  expect(planFor({ kind: 'drop' }).instead).toBeUndefined();
  expect(planFor({ kind: 'reset' }).instead).toBeUndefined();
  expect(planFor({ kind: 'black-hole' }).instead).toEqual({ kind: 'black-hole' });
  expect(planFor({ kind: 'status', status: 503 }).instead).toMatchObject({ reply: { status: 503 } });
  expect(planFor({ kind: 'html' }).instead).toMatchObject({ reply: { status: 200 } });
});

test('delays of one moment add up, with chance within the spread', () => {
  const plan = planFor(
    { kind: 'delay', delayMs: 10, when: 'before' },
    { kind: 'delay', delayMs: 20 },
    { kind: 'delay', delayMs: 30, spreadMs: 100 },
  );
  expect(plan.arriveAfterMs).toBe(10);
  expect(plan.answerAfterMs).toBeGreaterThanOrEqual(50);
  expect(plan.answerAfterMs).toBeLessThan(150);
});

test('several changes of one answer are made together, headers stay', () => {
  const ending = planFor(
    { kind: 'rewrite', remove: ['msg1'] },
    { kind: 'rewrite', add: { extra: 'x' } },
    { kind: 'truncate', share: 0.25 },
  ).finish(answer);
  expect(ending).toEqual({
    kind: 'reply',
    reply: { ...answer, body: '{"rt_cd":"0","extra":"x"}' },
    keptShare: 0.25,
  });
});

test('garbage is not JSON', () => {
  const ending = planFor({ kind: 'garbage' }).finish(answer);
  const body = ending.kind === 'reply' ? ending.reply.body : '';
  expect(body).not.toBe('');
  expect(() => JSON.parse(body)).toThrow(SyntaxError);
});

test('limits cut twice are cut to a quarter', () => {
  expect(planFor({ kind: 'limit', factor: 0.5 }, { kind: 'limit', factor: 0.5 }).limitFactor).toBe(0.25);
});

test('an address is turned away after so many refusals, for so long, and no other is', () => {
  const faults = planner({ id: 'ban', fault: { kind: 'block-address', violations: 2, blockMs: 1_000 } });
  const call = (address: string, at: number): FaultPlan | undefined => faults.plan(subject, address, at);

  call('10.0.0.1', 0)?.noteRefusal(0);
  expect(call('10.0.0.1', 1)).toMatchObject({ label: '', instead: undefined });
  call('10.0.0.1', 1)?.noteRefusal(1);
  expect(call('10.0.0.1', 2)).toMatchObject({ label: 'ban', instead: { reply: { status: 403 } } });
  expect(call('10.0.0.2', 2)?.instead).toBeUndefined();
  expect(call('10.0.0.1', 1_000)?.instead).toBeDefined();
  expect(call('10.0.0.1', 1_001)?.instead).toBeUndefined();
});
