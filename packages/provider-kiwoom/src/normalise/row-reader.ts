import { decimalText, isSaturated, scaleDecimalText } from '@hub/provider-kit';

/** Keys to values as the broker sent them; every value is text (kiwoom-api 7 [A]). */
export type RawRow = Readonly<Record<string, unknown>>;

/**
 * Reads the figures of one row. A key that is absent, blank or at the ceiling of its counter gives undefined, never
 * zero; ceilings are kept by the name the model uses.
 */
export interface RowReader {
  /** A key that is undefined names nothing. */
  text(key: string | undefined): string | undefined;
  /** Magnitude: before a price the sign is the day's direction (kiwoom-api 7 [A]). `power` of ten moves the point. */
  price(key: string | undefined, power?: number): string | undefined;
  /** Magnitude of a volume, a count or a sum; its sign, where it has one, says who traded. `power` of ten turns units. */
  quantity(field: string, key: string | undefined, power?: number): string | undefined;
  /** A difference, rate or sum with its own sign; `field` where it is a counter that may be saturated. */
  signed(key: string | undefined, field?: string): string | undefined;
  /** Names of fields left out for a saturated counter; undefined when there are none. */
  saturated(): string[] | undefined;
}

export function rowReader(row: RawRow): RowReader {
  const saturated: string[] = [];
  const text = (key: string | undefined): string | undefined => {
    const value = key === undefined ? undefined : row[key];
    const trimmed = typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';
    return trimmed === '' ? undefined : trimmed;
  };
  const unlessSaturated = (field: string, digits: string | undefined): string | undefined => {
    if (digits === undefined || !isSaturated(digits)) return digits;
    saturated.push(field);
    return undefined;
  };
  return {
    text,
    price: (key, power = 0) => scaled(decimalText(text(key), { signIsDirection: true }), power),
    quantity: (field, key, power = 0) =>
      scaled(unlessSaturated(field, decimalText(text(key), { signIsDirection: true })), power),
    signed(key, field) {
      const digits = decimalText(text(key));
      return field === undefined ? digits : unlessSaturated(field, digits);
    },
    saturated: () => (saturated.length === 0 ? undefined : saturated),
  };
}

function scaled(digits: string | undefined, power: number): string | undefined {
  return digits === undefined ? undefined : scaleDecimalText(digits, power);
}

/** Whether a row says nothing at all: what the broker answers for a stock without data (kiwoom-api 9 [B]). */
export function isBlankRow(row: RawRow): boolean {
  return Object.values(row).every(
    (value) => value === null || (typeof value === 'string' && value.trim() === ''),
  );
}
