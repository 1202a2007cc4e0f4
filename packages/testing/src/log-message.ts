/** One JSON log line, or undefined for a line that is something else. */
export function parseLogLine(line: string): Readonly<Record<string, unknown>> | undefined {
  if (!line.startsWith('{')) return undefined;
  try {
    const parsed: unknown = JSON.parse(line);
    return typeof parsed === 'object' && parsed !== null ? { ...parsed } : undefined;
  } catch {
    return undefined;
  }
}

/** The message (`msg`) of a JSON log line; undefined when it has none. */
export function logMessage(line: string): string | undefined {
  const message = parseLogLine(line)?.['msg'];
  return typeof message === 'string' ? message : undefined;
}
