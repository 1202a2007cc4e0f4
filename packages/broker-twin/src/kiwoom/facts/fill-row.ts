import type { TextRow } from '../answers/tr-answer.ts';
import type { FieldSpec } from '../catalogue/tr-spec.ts';
import { formatValue } from '../values/format-value.ts';
import { colonTime, koreanTimestamp } from '../values/time-texts.ts';
import { bookMeanings } from './book-meanings.ts';
import { flowMeanings } from './flow-meanings.ts';
import { generatedValue, zeroValue } from './generated-value.ts';
import { identityMeanings } from './identity-meanings.ts';
import { priceMeanings } from './price-meanings.ts';
import type { Meaning, RowFacts } from './row-facts.ts';

const meanings: ReadonlyMap<string, Meaning> = new Map(
  Object.entries({ ...priceMeanings, ...identityMeanings, ...bookMeanings, ...flowMeanings }),
);

export interface Filling {
  /** In the order in which they are sent. */
  readonly fields: readonly FieldSpec[];
  readonly facts: RowFacts;
  /** Of generated values: the TR and what the row is about. */
  readonly seed: string;
  /** Known values by field: texts as they are sent, whole numbers to be written in the field's format. */
  readonly values?: FieldValues;
  /** What stands in a field of which nothing is known: something generated (default), or nothing at all. */
  readonly unknown?: 'generated' | 'zero';
}

export type FieldValues = Readonly<Record<string, string | number | undefined>>;

/** Every field of a row: a given value, else what its name means among the facts, else what stands for the unknown. */
export function fillRow({ fields, facts, seed, values = {}, unknown = 'generated' }: Filling): TextRow {
  const row: Record<string, string> = {};
  for (const field of fields) {
    const given = values[field.name];
    row[field.name] =
      (typeof given === 'number' ? formatValue(field.format, given) : given) ??
      known(field, facts) ??
      (unknown === 'zero' ? zeroValue(field) : generatedValue(field, `${seed}|${field.name}`));
  }
  return row;
}

/** An answer about a stock that does not exist. kiwoom-api 4 [A] */
export function blankRow(fields: readonly FieldSpec[]): TextRow {
  return Object.fromEntries(fields.map(({ name }) => [name, '']));
}

function known({ name, format }: FieldSpec, facts: RowFacts): string | undefined {
  const value = meanings.get(name)?.(facts);
  const { atMs } = facts;
  if (atMs !== undefined && format === 'yyyymmddhhmmss') return koreanTimestamp(atMs);
  if (atMs !== undefined && format === 'hh:mm:ss') return colonTime(atMs);
  if (value === undefined) return undefined;
  if (typeof value === 'string') return format === 'a_code' ? `A${value}` : value;
  const isPrice = facts.decimals !== undefined && (format === 'signed_price' || pricedInDecimals.has(name));
  return formatValue(format, value, { base: facts.base, decimals: isPrice ? facts.decimals : 0 });
}

/** Changes that have the places of their prices. */
const pricedInDecimals: ReadonlySet<string> = new Set(['pred_pre', 'pred_pre_n', 'pre']);
