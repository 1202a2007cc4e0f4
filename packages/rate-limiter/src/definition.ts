import { type Algorithm, isAlgorithm } from './algorithm.ts';
import { type ScopeLimit, scopeDefaults } from './scope-limit.ts';

/** A scope's limit as the scripts read it; times in microseconds. */
export interface Definition {
  readonly algorithm: Algorithm;
  readonly limit: number;
  readonly windowUs: number;
  readonly guardUs: number;
  readonly horizonUs: number;
  readonly pacing: number;
  readonly priorityShare: number;
}

const NAME = /^[\w:./-]{1,200}$/;

/** @throws {RangeError} a value is outside its range; names the scope, the option and the range */
export function toDefinition(scope: ScopeLimit): Definition {
  const { name, limit, windowMs, guardMs, pacing, priorityShare, horizonMs, algorithm } = {
    ...scopeDefaults,
    ...scope,
  };
  if (!NAME.test(name)) {
    throw new RangeError(`scope name ${JSON.stringify(name)} must be 1–200 letters, digits or : . _ - /`);
  }
  const check = (option: string, value: number, least: number, most: number): void => {
    if (!(value >= least && value <= most)) {
      throw new RangeError(`${option} of scope ${name} is ${value}; it must be ${least}–${most}`);
    }
  };
  check('limit', limit, 1, 5_000);
  if (!Number.isInteger(limit)) throw new RangeError(`limit of scope ${name} is ${limit}; it must be whole`);
  check('windowMs', windowMs, 10, 86_400_000);
  check('guardMs', guardMs, 0, windowMs / 4 + 100);
  check('pacing', pacing, 0, 1);
  check('priorityShare', priorityShare, 0, 0.9);
  check('horizonMs', horizonMs, 5, 1_000);
  if (!isAlgorithm(algorithm)) {
    throw new RangeError(`algorithm of scope ${name} is ${JSON.stringify(algorithm)}; it is not known`);
  }
  return {
    algorithm,
    limit,
    windowUs: Math.round(windowMs * 1_000),
    guardUs: Math.round(guardMs * 1_000),
    horizonUs: Math.round(horizonMs * 1_000),
    pacing,
    // One call cannot be shared.
    priorityShare: limit === 1 ? 0 : priorityShare,
  };
}

/** The text the scripts store and compare. */
export function formatDefinition(definition: Definition): string {
  const { algorithm, limit, windowUs, guardUs, horizonUs, pacing, priorityShare } = definition;
  return [algorithm, limit, windowUs, guardUs, horizonUs, pacing, priorityShare].join(' ');
}

/** @throws {TypeError} another version of this package, or another program, wrote it */
export function parseDefinition(text: string): Definition {
  const [algorithm = '', ...rest] = text.split(' ');
  const numbers = rest.map(Number);
  const [limit, windowUs, guardUs, horizonUs, pacing, priorityShare] = numbers;
  if (
    !isAlgorithm(algorithm) ||
    numbers.some((number) => !Number.isFinite(number)) ||
    limit === undefined ||
    windowUs === undefined ||
    guardUs === undefined ||
    horizonUs === undefined ||
    pacing === undefined ||
    priorityShare === undefined
  ) {
    throw new TypeError(`Not a limit of this package: ${text}`);
  }
  return { algorithm, limit, windowUs, guardUs, horizonUs, pacing, priorityShare };
}
