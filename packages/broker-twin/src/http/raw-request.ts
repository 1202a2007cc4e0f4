import type { TwinRequest } from './exchange.ts';

/** A request as it stood on the wire. */
export interface RawRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names and values in turn, spelled and ordered as sent. */
  readonly rawHeaders: readonly string[];
  readonly remoteAddress: string;
}

const NO_QUERY: ReadonlyMap<string, string> = new Map();

/** Lower-case spellings of header names that were seen; there are few. */
const lowerCase = new Map<string, string>();
const MOST_NAMES = 1_000;

export function toTwinRequest(
  raw: RawRequest,
  headers: Readonly<Record<string, string>>,
  body: string,
): TwinRequest {
  const { method, target, remoteAddress } = raw;
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  return {
    method,
    path: path.includes('//') ? path.replace(/\/{2,}/g, '/') : path,
    query: mark < 0 ? NO_QUERY : readQuery(target.slice(mark + 1)),
    headers,
    body,
    remoteAddress,
  };
}

/** By name in lower case; repeated ones are joined as HTTP says. */
export function readHeaders(rawHeaders: readonly string[]): Record<string, string> {
  const headers: Record<string, string> = {};
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = lower(rawHeaders[index] ?? '');
    const value = rawHeaders[index + 1] ?? '';
    const before = headers[name];
    headers[name] = before === undefined ? value : `${before}, ${value}`;
  }
  return headers;
}

function lower(name: string): string {
  const known = lowerCase.get(name);
  if (known !== undefined) return known;
  const result = name.toLowerCase();
  if (lowerCase.size < MOST_NAMES) lowerCase.set(name, result);
  return result;
}

/** Keys keep their case; the last of a repeated key wins. */
function readQuery(text: string): ReadonlyMap<string, string> {
  const query = new Map<string, string>();
  for (const part of text.split('&')) {
    if (part === '') continue;
    const mark = part.indexOf('=');
    if (mark < 0) query.set(decode(part), '');
    else query.set(decode(part.slice(0, mark)), decode(part.slice(mark + 1)));
  }
  return query;
}

function decode(text: string): string {
  if (!text.includes('%') && !text.includes('+')) return text;
  const blanks = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(blanks);
  } catch {
    return blanks;
  }
}
