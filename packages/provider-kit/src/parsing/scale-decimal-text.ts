/**
 * Decimal text times a power of ten, by moving the point: exact for any number of digits. Thousand won to won is
 * `scaleDecimalText(text, 3)`, million won 6, an index times 100 back to the index -2.
 *
 * @param text - as `decimalText` gives it
 * @param power - whole number, the exponent of ten
 * @throws {RangeError} `text` is no plain decimal, or `power` no whole number
 */
export function scaleDecimalText(text: string, power: number): string {
  const parts = /^(?<sign>-?)(?<whole>\d+)(?:\.(?<fraction>\d+))?$/.exec(text)?.groups;
  if (parts === undefined || !Number.isInteger(power))
    throw new RangeError('Not a plain decimal and a whole power');
  const { sign = '', whole = '', fraction = '' } = parts;
  if (power === 0) return text;
  const digits = whole + fraction;
  const point = whole.length + power;
  const padded = point <= 0 ? digits.padStart(digits.length - point + 1, '0') : digits.padEnd(point, '0');
  const at = point <= 0 ? 1 : point;
  const newWhole = padded.slice(0, at).replace(/^0+(?=\d)/, '');
  const newFraction = padded.slice(at);
  return `${sign}${newWhole}${newFraction === '' ? '' : `.${newFraction}`}`;
}

/** Powers of ten from the brokers' units to whole won or shares. */
export const unitPowers = { won: 0, thousand: 3, million: 6, hundredMillion: 8 } as const;
