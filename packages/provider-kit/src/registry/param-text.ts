import type { ParamSpec } from './tr-spec.ts';

/** The text to send, or why there is none. */
export type ParamText = { readonly text: string } | { readonly fault: string };

/** A plain value as text: text is trimmed, numbers and flags are written out. Undefined for anything else. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim();
  if (typeof value === 'boolean') return String(value);
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : undefined;
}

/** Checks a given text and writes it the broker's way. Empty text is sent as it is: brokers ask for empty keys. */
export function paramText(param: ParamSpec, given: string, isPlain: boolean): ParamText {
  if (given === '') return { text: '' };
  const word = given.toLowerCase();
  if (isPlain && param.words !== undefined) {
    const text = Object.hasOwn(param.words, word) ? param.words[word] : undefined;
    if (text !== undefined) return { text };
    return { fault: `must be one of ${Object.keys(param.words).join(', ')}` };
  }
  const formatted = formats[param.format ?? 'text'](given);
  if (formatted === undefined) return { fault: `must be ${examples[param.format ?? 'text']}` };
  if (param.values !== undefined && !param.values.includes(formatted)) {
    return { fault: `must be one of ${param.values.join(', ')}` };
  }
  return { text: formatted };
}

const examples = {
  symbol: 'a symbol such as 005930',
  date: 'a day such as 20260310 or 2026-03-10',
  time: 'a time such as 153000, 1530 or 15:30:00',
  count: 'a whole number',
  text: 'text',
} as const;

const formats = {
  symbol: (text: string) => matched(text.toUpperCase(), /^[0-9A-Z][0-9A-Z._/^-]{0,31}$/),
  date: (text: string) => {
    const digits = matched(text.replaceAll('-', ''), /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/);
    return digits;
  },
  time: (text: string) => matched(text.replaceAll(':', '').padEnd(6, '0'), /^([01]\d|2[0-3])[0-5]\d[0-5]\d$/),
  count: (text: string) => matched(text, /^\d+$/),
  text: (text: string): string | undefined => text,
};

function matched(text: string, pattern: RegExp): string | undefined {
  return pattern.test(text) ? text : undefined;
}
