/** `+12`, `-12`, `0`: the sign belongs to the value (kiwoom-api 7 [A]). */
export function signed(value: number): string {
  return value > 0 ? `+${value}` : String(value === 0 ? 0 : value);
}

/** The doubled minus that some flow fields carry: `--714` (kiwoom-api 7 [A]). */
export function doublySigned(value: number): string {
  return value < 0 ? `-${value}` : signed(value);
}

/** Percent with two places and its sign: `+0.27`, `-0.82`, `0.00`. */
export function signedRate(percent: number): string {
  const text = plainRate(percent);
  return percent > 0 && text !== '0.00' ? `+${text}` : text;
}

/** Percent with two places and no plus: `2.99`, `-1.49`. */
export function plainRate(percent: number): string {
  const text = Number.isFinite(percent) ? percent.toFixed(2) : '0.00';
  return text === '-0.00' ? '0.00' : text;
}

/** Left-padded with zeros; a minus takes the first place: `-00000000014570` (kiwoom-api 7 [A]). */
export function zeroPadded(value: number, width: number): string {
  const digits = String(Math.abs(value));
  return value < 0 ? `-${digits.padStart(width - 1, '0')}` : digits.padStart(width, '0');
}

/** The sign tells the direction against the previous close, the digits are the price (kiwoom-api 7 [A]). */
export function signedPrice(price: number, base: number, decimals = 0): string {
  const text = decimals === 0 ? String(price) : (price / 10 ** decimals).toFixed(decimals);
  return `${price > base ? '+' : price < base ? '-' : ''}${text}`;
}

export interface PriceRange {
  readonly base: number;
  readonly upper?: number | undefined;
  readonly lower?: number | undefined;
}

/** 1 upper limit, 2 up, 3 flat, 4 lower limit, 5 down (kiwoom-api 7 [A]). */
export function direction(price: number, { base, upper, lower }: PriceRange): string {
  if (price === base) return '3';
  if (price > base) return price === upper ? '1' : '2';
  return price === lower ? '4' : '5';
}
