import type { FaultRule } from '@hub/broker-twin';

/** The worker waits so long for an answer, milliseconds. */
export const answerTimeoutMs = 2_000;

const orderPaths = ['/uapi/domestic-stock/v1/trading/order-cash', '/api/dostk/ordr'] as const;

/** Share of the orders each fault hits. `after`: the broker has the order; `before`: it has not, or not yet. */
const shares: readonly (readonly [string, number, FaultRule['fault']])[] = [
  ['lost-after', 0.04, { kind: 'drop', when: 'after' }],
  ['reset-after', 0.03, { kind: 'reset', when: 'after' }],
  ['truncated', 0.02, { kind: 'truncate' }],
  ['page-after', 0.02, { kind: 'html', when: 'after' }],
  ['unavailable-after', 0.02, { kind: 'status', status: 502, when: 'after' }],
  ['silent-after', 0.01, { kind: 'black-hole', when: 'after' }],
  ['lost-before', 0.04, { kind: 'drop', when: 'before' }],
  ['reset-before', 0.03, { kind: 'reset', when: 'before' }],
  ['unavailable-before', 0.02, { kind: 'status', status: 503, when: 'before' }],
  ['silent-before', 0.01, { kind: 'black-hole', when: 'before' }],
  ['slow', 0.1, { kind: 'delay', delayMs: 200, spreadMs: 600, when: 'after' }],
  ['too-slow', 0.01, { kind: 'delay', delayMs: 2 * answerTimeoutMs, when: 'after' }],
  ['arrives-late', 0.01, { kind: 'delay', delayMs: 2 * answerTimeoutMs, when: 'before' }],
];

export function orderFaults(): readonly FaultRule[] {
  return shares.flatMap(([name, probability, fault]) =>
    orderPaths.map((path, index) => ({ id: `${name}/${index}`, path, probability, fault })),
  );
}
