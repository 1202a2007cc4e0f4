import {
  aboveZero,
  checkFields,
  count,
  type Demands,
  fields,
  instant,
  isRecord,
  milliseconds,
  oneOf,
  share,
  shown,
  status,
  text,
  texts,
} from '../input/check-fields.ts';
import type { Fault, FaultRule } from './fault-rule.ts';

const when = oneOf('before', 'after');

const RULE: Demands = {
  id: text,
  broker: oneOf('KIS', 'KIWOOM'),
  environment: oneOf('real', 'paper'),
  path: text,
  trId: text,
  probability: share,
  fromMs: instant,
  untilMs: instant,
  nth: count,
  times: count,
};

/** By kind: the fields it needs, and those it may have. */
const FAULTS: Readonly<Record<Fault['kind'], { readonly needs?: Demands; readonly may?: Demands }>> = {
  delay: { needs: { delayMs: milliseconds }, may: { spreadMs: milliseconds, when } },
  drop: { may: { when } },
  reset: { may: { when } },
  'black-hole': { may: { when } },
  truncate: { may: { share } },
  garbage: { may: { body: text } },
  html: { may: { status, when } },
  status: { needs: { status }, may: { when } },
  'kill-tokens': { may: { appKey: text } },
  limit: { needs: { factor: aboveZero } },
  rewrite: { may: { add: fields, remove: texts } },
  'block-address': {
    needs: { violations: count, blockMs: milliseconds },
    may: { answer: oneOf('html', 'reset', 'black-hole') },
  },
};

/** @throws {RangeError} naming the field, its value and what it must be */
export function checkFaultRule(value: unknown): asserts value is FaultRule {
  if (!isRecord(value)) throw new RangeError('A fault rule must be an object');
  checkFields('', value, { needs: { fault: fields }, may: RULE });
  const { fault } = value;
  if (!isRecord(fault)) return;
  const demands = new Map(Object.entries(FAULTS)).get(String(fault['kind']));
  if (demands === undefined) {
    const kinds = Object.keys(FAULTS).join(', ');
    throw new RangeError(`fault.kind is ${shown(fault['kind'])}; it must be one of ${kinds}`);
  }
  checkFields('fault.', fault, {
    needs: { kind: text, ...demands.needs },
    ...(demands.may && { may: demands.may }),
  });
}
