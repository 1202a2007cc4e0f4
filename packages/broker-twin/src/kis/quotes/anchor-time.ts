/** `HHMMSS` of a time cursor; an empty or unreadable one means the end of the day. */
export function anchorOf(text: string): string {
  const trimmed = text.trim();
  return /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/.test(trimmed) ? trimmed : '235959';
}
