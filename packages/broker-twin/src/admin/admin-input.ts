import type { LimitChange, TwinTarget } from '../broker-twin.ts';
import { checkFaultRule } from '../faults/check-fault-rule.ts';
import type { FaultRule } from '../faults/fault-rule.ts';
import {
  aboveZero,
  checkFields,
  type Demands,
  fields,
  flag,
  instant,
  isRecord,
  milliseconds,
  oneOf,
  text,
  zeroOrMore,
} from '../input/check-fields.ts';

const TARGET: Demands = { broker: oneOf('KIS', 'KIWOOM'), environment: oneOf('real', 'paper') };

const WINDOW: Demands = {
  kind: oneOf('fixed_second', 'sliding_second', 'token_bucket'),
  limit: aboveZero,
  capacity: aboveZero,
  countRefused: flag,
};

export interface ClockChange {
  /** Epoch milliseconds. */
  readonly setMs?: number;
  readonly stepMs?: number;
  readonly speed?: number;
}

/** @throws {RangeError} the body is not JSON; it may be empty */
function readJson(body: string): unknown {
  if (body.trim() === '') return {};
  try {
    return JSON.parse(body);
  } catch {
    throw new RangeError('The body is not JSON');
  }
}

/** One rule or a list of them. @throws {RangeError} */
export function faultRulesIn(body: string): readonly FaultRule[] {
  const value = readJson(body);
  return (Array.isArray(value) ? value : [value]).map((rule: unknown) => {
    checkFaultRule(rule);
    return rule;
  });
}

/** @throws {RangeError} */
export function limitChangeIn(body: string): LimitChange {
  const value = readJson(body);
  assertLimitChange(value);
  return value;
}

/** @throws {RangeError} */
export function tokenDeathIn(body: string): TwinTarget & { readonly appKey?: string } {
  const value = readJson(body);
  assertTokenDeath(value);
  return value;
}

/** @throws {RangeError} */
export function clockChangeIn(body: string): ClockChange {
  const value = readJson(body);
  assertClockChange(value);
  return value;
}

function assertLimitChange(value: unknown): asserts value is LimitChange {
  if (!isRecord(value)) throw new RangeError('A limit must be an object');
  checkFields('', value, { needs: { rule: fields }, may: { ...TARGET, scope: text } });
  if (isRecord(value['rule'])) checkFields('rule.', value['rule'], { may: WINDOW });
}

function assertTokenDeath(value: unknown): asserts value is TwinTarget & { readonly appKey?: string } {
  if (!isRecord(value)) throw new RangeError('It must be an object');
  checkFields('', value, { may: { ...TARGET, appKey: text } });
}

function assertClockChange(value: unknown): asserts value is ClockChange {
  if (!isRecord(value)) throw new RangeError('It must be an object');
  checkFields('', value, { may: { setMs: instant, stepMs: milliseconds, speed: zeroOrMore } });
}
