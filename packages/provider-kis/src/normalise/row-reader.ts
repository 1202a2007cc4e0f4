import { decimalText, isSaturated, scaleDecimalText } from '@hub/provider-kit';
import { fieldOf, type Row } from '../paging/cursor.ts';

/**
 * Reads the figures of one row. A key that is absent, blank or at the ceiling of its counter gives undefined, never
 * zero; ceilings are kept by the name the model uses.
 */
export interface RowReader {
  text(key: string): string | undefined;
  /** Magnitude; some old answers sign prices with the day's direction. */
  price(key: string): string | undefined;
  /** Volume, count or sum; `power` of ten turns the broker's unit into whole ones. */
  quantity(field: string, key: string, power?: number): string | undefined;
  /** A difference, rate or profit with its own sign (kis-api 6: the sign field is redundant). */
  signed(key: string): string | undefined;
  /** For a model's `saturated_fields`: empty when there are none. */
  saturated(): { readonly saturated_fields?: string[] };
}

export function rowReader(row: Row): RowReader {
  const saturated: string[] = [];
  return {
    text: (key) => fieldOf(row, key),
    price: (key) => decimalText(row[key], { signIsDirection: true }),
    quantity(field, key, power = 0) {
      const digits = decimalText(row[key], { signIsDirection: true });
      if (digits === undefined) return undefined;
      if (isSaturated(digits)) {
        saturated.push(field);
        return undefined;
      }
      return scaleDecimalText(digits, power);
    },
    signed: (key) => decimalText(row[key]),
    saturated: () => (saturated.length === 0 ? {} : { saturated_fields: saturated }),
  };
}

/** The figures that are there. */
export function given<Key extends string>(
  figures: Readonly<Record<Key, string | undefined>>,
): Partial<Record<Key, string>> {
  const present: Partial<Record<Key, string>> = {};
  const isKey = (key: string): key is Key => Object.hasOwn(figures, key);
  for (const key of Object.keys(figures).filter(isKey)) {
    const value = figures[key];
    if (value !== undefined) present[key] = value;
  }
  return present;
}
