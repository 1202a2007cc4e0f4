/** Three significant digits, no exponent: `184,000`, `14.3`, `0.0821`. */
export function formatNumber(value: number): string {
  if (value === 0) {
    return '0';
  }
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
