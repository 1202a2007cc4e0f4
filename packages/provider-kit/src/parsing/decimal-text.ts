export interface DecimalOptions {
  /** The sign tells the day's direction and is no part of the value: `-97200` is 97,200 won, below yesterday. */
  readonly signIsDirection?: boolean;
}

/** Signs may be doubled (`--714` is -714, kiwoom-api 7) and stand before padding; the digits follow. */
const NUMBER = /^(?<signs>[+-]{0,2})(?<whole>\d*)(?:\.(?<fraction>\d*))?$/;

/**
 * A broker's number as plain decimal text: without padding, commas, plus and blanks, digits as they are. Never a float,
 * so fifteen digits stay fifteen digits. `000004320` is `4320`, `20,190` is `20190`, `.5` is `0.5`, `-0` is `0`.
 *
 * @param raw - text, or a number some fields come as
 * @returns undefined for what is no number: blank, `-`, words. Missing is not zero.
 */
export function decimalText(
  raw: unknown,
  { signIsDirection = false }: DecimalOptions = {},
): string | undefined {
  const parts = NUMBER.exec(plainText(raw).replaceAll(/[\s,]/g, ''))?.groups;
  const whole = parts?.['whole'] ?? '';
  const fraction = parts?.['fraction'] ?? '';
  if (whole === '' && fraction === '') return undefined;
  const magnitude = `${whole.replace(/^0+(?=\d)/, '') || '0'}${fraction === '' ? '' : `.${fraction}`}`;
  const isNegative = !signIsDirection && parts?.['signs']?.includes('-') === true && /[1-9]/.test(magnitude);
  return isNegative ? `-${magnitude}` : magnitude;
}

/** What a sign says where it is direction only. */
export function directionOf(raw: unknown): 'up' | 'down' | undefined {
  const text = plainText(raw).trim();
  if (decimalText(text) === undefined) return undefined;
  if (text.startsWith('-')) return 'down';
  return text.startsWith('+') ? 'up' : undefined;
}

function plainText(raw: unknown): string {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'bigint') return String(raw);
  // Below 1e-6 and from 1e21 on JavaScript writes exponents.
  return typeof raw === 'number' && Number.isFinite(raw) && !String(raw).includes('e') ? String(raw) : '';
}
