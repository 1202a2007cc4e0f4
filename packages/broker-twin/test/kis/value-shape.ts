import { type FieldFormat, formatOf } from '../../src/kis/invented/field-format.ts';

/** How a value is written, without what it says: two values of one field must agree in it. */
export function shapeOf(field: string, value: unknown): string {
  if (typeof value !== 'string') return typeof value;
  if (/^ctx_area|^msg1$/.test(field)) return `${bytesOf(value)} bytes`;
  if (value === '') return 'empty';
  const format = formatOf(field);
  if (/^(text|code|symbol)$/.test(format)) return 'text';
  const pattern = patterns[format];
  if (pattern?.test(value) === true) return format;
  if (/^-?\d+$/.test(value)) return 'integer';
  const [, places] = /^[-+ ]?\d+\.(\d+)$/.exec(value) ?? [];
  return places === undefined ? 'text' : `decimal-${places.length}`;
}

const patterns: Readonly<Partial<Record<FieldFormat, RegExp>>> = {
  date: /^(19|20)\d{2}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  time: /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/,
  'year-month': /^(19|20)\d{2}(0[1-9]|1[0-2])$/,
  'month-day': /^(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/,
  instant: /^(19|20)\d{12}$/,
  'yes-no': /^[YN]$/,
  sign: /^[0-5]$/,
  'number-text': /^\d+$/,
  integer: /^-?\d+$/,
  net: /^-?\d+$/,
};

const numberPatterns: Readonly<Partial<Record<FieldFormat, RegExp>>> = {
  ...patterns,
  code: /^[0-9A-Z]*$/i,
  symbol: /^[0-9A-Z.]*$/i,
  'decimal-2': /^[-+ ]?\d+(\.\d+)?$/,
  'net-2': /^[-+ ]?\d+(\.\d+)?$/,
  'decimal-4': /^[-+ ]?\d+(\.\d+)?$/,
  'decimal-8': /^-?\d+\.\d{8}$/,
};

/** Whether a value is written as the name of its field says; empty is allowed everywhere (kis-api 6). */
export function isWellWritten(field: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  if (value === '') return true;
  return numberPatterns[formatOf(field)]?.test(value) ?? true;
}

/** In CP949: ASCII one byte, all else two. */
function bytesOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (character.charCodeAt(0) < 0x80 ? 1 : 2), 0);
}
