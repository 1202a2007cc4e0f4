import type { ValueFormat } from '../catalogue/tr-spec.ts';
import { paddedWidth } from '../catalogue/value-format.ts';
import { doublySigned, plainRate, signed, signedPrice, zeroPadded } from './number-texts.ts';

export interface ValueScale {
  /** Previous close, which the sign of a price refers to. Absent: no sign. */
  readonly base?: number | undefined;
  /** Places that the whole number holds after the point: 2 for an index level of 674795. Default 0. */
  readonly decimals?: number | undefined;
}

/** Writes a whole number in the format of its field. */
export function formatValue(format: ValueFormat, value: number, scale: ValueScale = {}): string {
  const { base, decimals = 0 } = scale;
  switch (format) {
    case 'signed_price':
      return signedPrice(value, base ?? value, decimals);
    case 'signed':
      return decimals === 0 ? signed(value) : withPlus(value, (value / 10 ** decimals).toFixed(decimals));
    case 'signed2':
      return doublySigned(value);
    case 'decimal':
      return plainRate(value / 10 ** decimals);
    default: {
      const width = paddedWidth(format);
      return width === undefined ? String(value) : zeroPadded(value, width);
    }
  }
}

function withPlus(value: number, text: string): string {
  return value > 0 ? `+${text}` : text;
}
