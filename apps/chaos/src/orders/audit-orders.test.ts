import { expect, test } from 'vitest';
import { auditOrders, type Word } from './audit-orders.ts';
import { keyOf, type PlannedOrder } from './order-plan.ts';

const order = (taskId: string, price: number): PlannedOrder => ({
  taskId,
  provider: 'KIS',
  symbol: '005930',
  side: 'BUY',
  price,
  quantity: 1,
  key: keyOf('KIS', '005930', 'BUY', price, 1),
  isPushedTwice: false,
});
const booked = (number: number, price: number) => ({
  number: `KIS ${number}`,
  key: keyOf('KIS', '005930', 'BUY', price, 1),
});
const orders = [order('a', 100), order('b', 200), order('b2', 200)];
const words = (...entries: [string, Word][]) => new Map(entries);
const accepted = (number: number): Word => ({ kind: 'accepted', number: `KIS ${number}` });

test('true words and no order too many: nothing to report', () => {
  const said = words(
    ['a', accepted(1)],
    ['b', { kind: 'found', number: 'KIS 2' }],
    ['b2', { kind: 'not-found' }],
  );
  const audit = auditOrders(orders, said, [booked(1, 100), booked(2, 200)]);
  expect(audit).toEqual({ booked: 2, doubled: [], untrue: [], unresolved: [] });
});

test.each<[string, Map<string, Word>, ReturnType<typeof booked>[], 'doubled' | 'untrue' | 'unresolved']>([
  ['an order twice in the books', words(['a', accepted(1)]), [booked(1, 100), booked(2, 100)], 'doubled'],
  ['accepted and not there', words(['a', accepted(1)]), [], 'untrue'],
  ['refused and there', words(['a', { kind: 'refused' }]), [booked(1, 100)], 'untrue'],
  ['not sent and there', words(['a', { kind: 'not-sent' }]), [booked(1, 100)], 'untrue'],
  ['the number of another order', words(['a', accepted(2)]), [booked(1, 100), booked(2, 200)], 'untrue'],
  [
    'one number told twice',
    words(['b', accepted(2)], ['b2', accepted(2)]),
    [booked(2, 200), booked(3, 200)],
    'untrue',
  ],
  ['an order nobody asked for', words(['a', accepted(1)]), [booked(1, 100), booked(9, 900)], 'untrue'],
  ['no last word', words(['a', { kind: 'unresolved' }]), [], 'unresolved'],
])('%s is reported', (_what, said, books, where) => {
  expect(auditOrders(orders, said, books)[where]).not.toEqual([]);
});
