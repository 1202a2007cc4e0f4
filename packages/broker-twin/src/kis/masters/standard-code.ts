/** The ISIN of a Korean share: `KR7`, the code, `00` and a check digit. */
export function isoCode(code: string): string {
  const base = `KR7${code}00`;
  const digits = base.replace(/[A-Z]/g, (letter) => String(Number.parseInt(letter, 36)));
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return `${base}${(10 - (sum % 10)) % 10}`;
}
