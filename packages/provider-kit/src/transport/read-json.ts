/** The value of a JSON text; undefined when it is none. A byte order mark in front is forgiven. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
