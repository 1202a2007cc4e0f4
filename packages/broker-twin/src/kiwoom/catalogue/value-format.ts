import type { ValueFormat } from './tr-spec.ts';

const plain: readonly ValueFormat[] = [
  'uint',
  'signed',
  'signed2',
  'signed_price',
  'decimal',
  'direction',
  'index_x100',
  'yyyymmdd',
  'yyyymmddhhmmss',
  'hhmmss',
  'hh:mm:ss',
  'code',
  'a_code',
  'id',
  'text',
  'string',
];
const padded = 'zpad';

/** @throws {RangeError} a format that the catalogue's vocabulary does not have */
export function parseFormat(text: string): ValueFormat {
  const known = plain.find((format) => format === text);
  if (known !== undefined) return known;
  const width = text.startsWith(padded) ? Number(text.slice(padded.length)) : Number.NaN;
  if (Number.isInteger(width)) return `zpad${width}`;
  throw new RangeError(`unknown value format ${text}`);
}

/** Characters of a zero-padded format. */
export function paddedWidth(format: string): number | undefined {
  return format.startsWith(padded) ? Number(format.slice(padded.length)) : undefined;
}
