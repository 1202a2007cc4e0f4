/** The broker's texts are short; a longer one is cut. */
const LONGEST = 300;

/** Account numbers have ten digits; days and order numbers, with eight and seven at most, stay. */
const ACCOUNT_NUMBER = /\d{9,}|\d{8}-\d{2}/g;

/**
 * What the broker said, fit for logs and responses: without the given secrets, and without what looks like an account
 * number.
 */
export function redact(text: string, secrets: readonly string[]): string {
  let clean = text;
  for (const secret of secrets) if (secret !== '') clean = clean.replaceAll(secret, '[secret]');
  return clean.replaceAll(ACCOUNT_NUMBER, '[number]').slice(0, LONGEST);
}
