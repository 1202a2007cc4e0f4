import type { FieldSpec } from '../catalogue/tr-spec.ts';
import { paddedWidth } from '../catalogue/value-format.ts';
import { doublySigned, plainRate, signed, signedRate, zeroPadded } from '../values/number-texts.ts';
import { seededNumber } from '../values/seeded-number.ts';

/**
 * A value of the right form for a field whose fact the market does not know, always the same for the same seed text
 * (TR, field and symbol). Days, times, codes and texts that nobody knows stay empty, as "not given" (kiwoom-api 7 [A]).
 */
export function generatedValue({ name, format }: FieldSpec, seed: string): string {
  const chance = seededNumber(seed);
  switch (format) {
    case 'uint':
      return String(Math.floor(chance * 100_000));
    case 'signed':
      return name.includes('rt')
        ? signedRate(chance * 40 - 20)
        : signed(Math.round(chance * 20_000) - 10_000);
    case 'signed2':
      return doublySigned(Math.round(chance * 20_000) - 10_000);
    case 'signed_price':
      return String(1_000 + 10 * Math.floor(chance * 10_000));
    case 'decimal':
      return plainRate(chance * 100);
    case 'direction':
      return String(2 + Math.floor(chance * 2));
    case 'index_x100':
      return String(50_000 + Math.floor(chance * 500_000));
    case 'yyyymmdd':
    case 'yyyymmddhhmmss':
    case 'hhmmss':
    case 'hh:mm:ss':
    case 'code':
    case 'a_code':
      return '';
    case 'string':
      return String(Math.floor(chance * 1000));
    case 'id':
      return String(Math.floor(chance * 1000)).padStart(3, '0');
    case 'text':
      return name.endsWith('nm') ? `모의${String(Math.floor(chance * 100)).padStart(2, '0')}` : '';
    default:
      return zeroPadded(Math.floor(chance * 100_000), paddedWidth(format) ?? 12);
  }
}

/** Nothing of it: an amount of 0, an empty text. */
export function zeroValue({ format }: FieldSpec): string {
  switch (format) {
    case 'uint':
    case 'signed':
    case 'signed2':
    case 'signed_price':
    case 'index_x100':
      return '0';
    case 'decimal':
      return '0.00';
    case 'direction':
      return '3';
    default: {
      const width = paddedWidth(format);
      return width === undefined ? '' : zeroPadded(0, width);
    }
  }
}
