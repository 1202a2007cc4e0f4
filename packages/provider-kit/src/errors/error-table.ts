import type { OperationClass } from '@hub/provider';
import type { RetryAdvice } from '@hub/task-schema';
import { type ErrorClass, errorClasses } from './error-class.ts';

export interface ErrorEntry {
  /** The broker's own code, `EGW00201`. */
  readonly code: string;
  readonly class: ErrorClass;
  /** Where the code is stricter than its class. An order is `safe` only if the class says so too. */
  readonly retry?: RetryAdvice;
  /** Where there is something better to say than the class does. */
  readonly remedy?: string;
}

/** What a code comes to for one call. */
export interface Verdict {
  readonly code: string;
  readonly class: ErrorClass;
  readonly retry: RetryAdvice;
  readonly remedy: string;
  /** Whether the table has the code. */
  readonly known: boolean;
}

export interface ErrorTable {
  /** A code the table does not have is kept and counted; it is safe to repeat for reads only. */
  classify(code: string, operationClass: OperationClass): Verdict;
  has(code: string): boolean;
  readonly codes: readonly string[];
  /** Codes that were asked for and are not in the table, and how often; at most {@link MOST_UNKNOWN} of them. */
  readonly unknownCodes: ReadonlyMap<string, number>;
}

/** Further unknown codes are counted together under `other`: whatever a broker sends, memory stays bounded. */
export const MOST_UNKNOWN = 100;

/** How strict advice is: the stricter of two holds. */
const strictness = { safe: 0, never: 1, 'outcome-unknown': 2 } as const satisfies Record<RetryAdvice, number>;

/** @throws {RangeError} a code is there twice */
export function defineErrorTable(entries: readonly ErrorEntry[]): ErrorTable {
  const byCode = new Map(entries.map((entry) => [entry.code, entry]));
  if (byCode.size < entries.length) {
    const twice = entries.filter((entry) => byCode.get(entry.code) !== entry).map(({ code }) => code);
    throw new RangeError(`Codes are there twice: ${twice.join(', ')}`);
  }
  const unknownCodes = new Map<string, number>();

  return {
    classify(code, operationClass) {
      const entry = byCode.get(code);
      if (entry === undefined) count(unknownCodes, code);
      const errorClass = entry?.class ?? 'unknown';
      const { remedy, ...advice } = errorClasses[errorClass];
      const ofClass = operationClass === 'order' ? advice.order : advice.query;
      return {
        code,
        class: errorClass,
        retry: stricter(ofClass, entry?.retry, operationClass),
        remedy: entry?.remedy ?? remedy,
        known: entry !== undefined,
      };
    },
    has: (code) => byCode.has(code),
    codes: [...byCode.keys()],
    unknownCodes,
  };
}

function stricter(
  ofClass: RetryAdvice,
  ofEntry: RetryAdvice | undefined,
  operationClass: OperationClass,
): RetryAdvice {
  if (ofEntry === undefined) return ofClass;
  // A query changes nothing: what is unknown about it may simply be asked again.
  const own = operationClass !== 'order' && ofEntry === 'outcome-unknown' ? 'safe' : ofEntry;
  return strictness[own] > strictness[ofClass] ? own : ofClass;
}

function count(counts: Map<string, number>, code: string): void {
  const name = counts.has(code) || counts.size < MOST_UNKNOWN ? code : 'other';
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
