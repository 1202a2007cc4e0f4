import { type FieldFormat, formatOf } from './field-format.ts';
import { textHash } from './text-hash.ts';

/**
 * A typed value for a field that the market and the ledger know nothing about: the same for the same TR, field, symbol
 * and row.
 */
export function inventedValue(field: string, seed: string): string {
  return writers[formatOf(field)](textHash(`${seed}|${field}`), field);
}

type Writer = (hash: number, field: string) => string;

const writers: Readonly<Record<FieldFormat, Writer>> = {
  date: (hash) => `20${20 + (hash % 6)}${month(hash >>> 4)}${twoDigits(1 + ((hash >>> 9) % 28))}`,
  time: (hash) =>
    `${twoDigits(9 + (hash % 6))}${twoDigits((hash >>> 4) % 60)}${twoDigits((hash >>> 11) % 60)}`,
  'year-month': (hash) => `20${20 + (hash % 6)}${month(hash >>> 4)}`,
  'month-day': (hash) => `${month(hash)}${twoDigits(1 + ((hash >>> 9) % 28))}`,
  instant: (hash) => `20${20 + (hash % 6)}${month(hash >>> 4)}15${twoDigits(9 + ((hash >>> 9) % 6))}3000`,
  'yes-no': (hash) => (hash % 4 === 0 ? 'Y' : 'N'),
  sign: (hash) => ['2', '3', '5'][hash % 3] ?? '3',
  code: (hash) => twoDigits(hash % 10),
  symbol: (hash) => `9${String(hash % 100_000).padStart(5, '0')}`,
  'number-text': (hash) => String(hash).padStart(10, '0'),
  text: (hash) => `가상${hash % 100}`,
  integer: (hash, field) => String(1 + (hash % magnitudeOf(field))),
  net: (hash, field) => String((hash % (2 * magnitudeOf(field))) - magnitudeOf(field)),
  'decimal-2': (hash) => ((hash % 10_000) / 100).toFixed(2),
  'net-2': (hash) => ((hash % 4_000) / 100 - 20).toFixed(2),
  'decimal-4': (hash) => (1 + (hash % 3_000_000) / 10_000).toFixed(4),
  'decimal-8': (hash) => ((hash % 2_000_000_000) / 100_000_000).toFixed(8),
};

const magnitudes: readonly (readonly [pattern: RegExp, magnitude: number])[] = [
  [/pbmn|_amt|smtl|amt$|avls|assets?/, 100_000_000],
  [/vol|qty|rsqn|stcn/, 500_000],
  [/pr$|prc$|pric$|price$|askp|bidp|mxpr|llam/, 90_000],
  [/cnt$|csnu|dynu|rank|rcnt/, 30],
];

function magnitudeOf(field: string): number {
  return magnitudes.find(([pattern]) => pattern.test(field))?.[1] ?? 10_000;
}

function month(hash: number): string {
  return twoDigits(1 + (hash % 12));
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
