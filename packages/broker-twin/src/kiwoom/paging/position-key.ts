/** `A` + code + position: every known key has this form (kiwoom-api 6 [A]/[B]); what the position is hangs on the TR. */
export function positionKey(code: string, position: string): string {
  return `A${code}${position}`;
}

/** The position in a key of that code; absent when the key is of another shape. */
export function positionIn(key: string, code: string, form: RegExp): RegExpExecArray | undefined {
  const prefix = `A${code}`;
  if (!key.startsWith(prefix)) return undefined;
  return form.exec(key.slice(prefix.length)) ?? undefined;
}

/** What follows the position in the keys of the charts. kiwoom-api 6 [A] */
export const chartTail = '00010000';
