/** Names what was received in words for people. Says the type only: a value may hold a secret. */
export function receivedType(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (value === '') return 'empty text';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number') return receivedNumber(value);
  if (typeof value === 'boolean') return 'true or false';
  return Array.isArray(value) ? 'a list' : 'an object';
}

function receivedNumber(value: number): string {
  if (!Number.isFinite(value)) return 'a number beyond range';
  return Number.isInteger(value) ? 'a number' : 'a number with a fraction';
}
