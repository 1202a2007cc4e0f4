import { paddedWidth } from '../../src/kiwoom/catalogue/value-format.ts';

const time = '([01]\\d|2[0-3])[0-5]\\d[0-5]\\d';
const day = '(19|20)\\d\\d(0[1-9]|1[0-2])(0[1-9]|[12]\\d|3[01])';

/** What a value of each format looks like (kiwoom-api 7). An empty text means "not given" and is right everywhere. */
const patterns: Readonly<Record<string, RegExp>> = {
  uint: /^\d+$/,
  signed: /^[+-]?\d+(\.\d+)?$/,
  signed2: /^(\+|--?)?\d+$/,
  signed_price: /^[+-]?\d+(\.\d\d)?$/,
  decimal: /^[+-]?\d+(\.\d+)?$/,
  direction: /^[1-5]$/,
  index_x100: /^\d+$/,
  yyyymmdd: new RegExp(`^${day}$`),
  yyyymmddhhmmss: new RegExp(`^${day}${time}$`),
  hhmmss: new RegExp(`^(${time}|888888|999999)$`),
  'hh:mm:ss': /^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/,
  code: /^[0-9A-Z]{6}(_AL|_NX)?$/,
  a_code: /^A[0-9A-Z]{6}$/,
  id: /^[0-9A-Za-z]+$/,
  text: /^.+$/,
  string: /^.+$/,
};

export function hasFormat(value: unknown, format: string): boolean {
  if (typeof value !== 'string') return false;
  if (value === '') return true;
  const width = paddedWidth(format);
  if (width !== undefined) return new RegExp(`^(\\d{${width}}|-\\d{${width - 1}})$`).test(value);
  return patterns[format]?.test(value) === true;
}
