/** A whole number; never `-0`. */
export function whole(value: number): string {
  return String(Math.round(value) + 0);
}

/** A decimal with so many places; never `-0.00`. */
export function decimal(value: number, places = 2): string {
  const text = value.toFixed(places);
  return Number(text) === 0 ? (0).toFixed(places) : text;
}

/** `part` of `base` in percent, two places; 0.00 if there is no base. */
export function percent(part: number, base: number): string {
  return decimal(base === 0 ? 0 : (part / base) * 100);
}

/** By how much `value` differs from `base` in percent. */
export function change(value: number, base: number): string {
  return percent(value - base, base);
}

/** 1 limit up, 2 up, 3 unchanged, 4 limit down, 5 down. kis-api 6 */
export function signOf(
  difference: number,
  limits?: { readonly atUpper: boolean; readonly atLower: boolean },
): string {
  if (limits?.atUpper === true) return '1';
  if (limits?.atLower === true) return '4';
  if (difference === 0) return '3';
  return difference > 0 ? '2' : '5';
}
