/** A JSON object as it came over the wire: any field, any value. */
export type WireObject = Readonly<Record<string, unknown>>;

/** Text that cannot become a task or response at all; there is nothing in it that could be answered. */
export interface UnreadablePayload {
  readonly kind: 'unreadable';
  readonly code: 'ERR_TASK_NOT_JSON' | 'ERR_TASK_NOT_AN_OBJECT' | 'ERR_TASK_TOO_LARGE';
  readonly message: string;
}

const BYTE_ORDER_MARK = 0xfeff;
/** UTF-8 needs at most three bytes for one UTF-16 unit, so short texts need no counting. */
const MAX_BYTES_PER_UNIT = 3;

/**
 * Read the text of a Redis value as a JSON object. Never throws.
 *
 * @param maxBytes - largest text accepted, UTF-8 bytes
 */
export function readWireObject(
  text: string,
  maxBytes: number,
): { readonly kind: 'object'; readonly value: WireObject } | UnreadablePayload {
  if (text.length * MAX_BYTES_PER_UNIT > maxBytes) {
    const bytes = Buffer.byteLength(text);
    if (bytes > maxBytes) {
      return unreadable('ERR_TASK_TOO_LARGE', `payload has ${bytes} bytes, the limit is ${maxBytes}`);
    }
  }
  let value: unknown;
  try {
    value = JSON.parse(text.charCodeAt(0) === BYTE_ORDER_MARK ? text.slice(1) : text);
  } catch (error) {
    return unreadable('ERR_TASK_NOT_JSON', notJsonMessage(text, error));
  }
  if (isWireObject(value)) return { kind: 'object', value };
  return unreadable('ERR_TASK_NOT_AN_OBJECT', `payload is JSON but ${jsonKind(value)}, not an object`);
}

function isWireObject(value: unknown): value is WireObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function unreadable(code: UnreadablePayload['code'], message: string): UnreadablePayload {
  return { kind: 'unreadable', code, message };
}

/** The engine's own message quotes the payload, which may hold secrets: only the position is taken from it. */
function notJsonMessage(text: string, error: unknown): string {
  if (text.trim() === '') return 'payload is empty';
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined ? 'payload is not JSON' : `payload is not JSON (at character ${position})`;
}

function jsonKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'boolean') return 'true or false';
  return typeof value === 'string' ? 'text' : 'a number';
}
