import type { Provider } from '@hub/provider';
import { expect, test } from 'vitest';
import { Circuits } from '../breaker/circuits.ts';
import { LaneRegistry } from './lane-registry.ts';

function registry() {
  const providers = ['KIS', 'KIWOOM'].map(
    (name): Provider => ({ name, operationClass: () => 'quote', call: async () => ({ data: {} }) }),
  );
  const config = {
    failureThreshold: 5,
    recoveryTimeoutSeconds: 30,
    halfOpenMaxCalls: 3,
    successThreshold: 2,
  };
  const circuits = new Circuits({ config, monotonicMs: () => 0, now: () => 0, onChange: () => undefined });
  return new LaneRegistry({ providers, circuits, startTimer: () => () => undefined });
}

test('finds the provider in any case', () => {
  const lanes = registry();
  expect(lanes.find('kis', 'default')?.providerName).toBe('KIS');
  expect(lanes.find('KiWoom', 'default')?.providerName).toBe('KIWOOM');
  expect(lanes.find('kis', 'default')).toBe(lanes.find('KIS', 'default'));
  expect(lanes.providerNames).toEqual(['KIS', 'KIWOOM']);
});

test.each(['', 'UPBIT', 'KIS ', '__proto__', 'constructor'])('knows no provider %j', (name) => {
  expect(registry().find(name, 'default')).toBeUndefined();
});

test('has one lane per account, and one circuit per provider and class of operation', () => {
  const lanes = registry();
  const [one, other] = [lanes.find('KIS', 'one'), lanes.find('KIS', 'other')];
  expect(one).not.toBe(other);
  expect(one?.circuit('TR')).toBe(other?.circuit('TR'));
  expect(one?.circuit('TR')).not.toBe(lanes.find('KIWOOM', 'one')?.circuit('TR'));
});

test('does not grow with the names senders invent', () => {
  const lanes = registry();
  const first = lanes.find('KIS', 'first');
  for (let number = 0; number < 1_000; number += 1) {
    lanes.find('KIS', `invented-${number}`);
  }
  expect(lanes.find('KIS', 'first')).not.toBe(first);
});
