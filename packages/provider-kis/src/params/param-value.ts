import type { KisParam } from '../registry/kis-tr.ts';
import { parseMoment, parseTime } from '../time/parse-moment.ts';

/** A value as it will be sent, or what is wrong with it. Faults never repeat the value: it may be a secret, misplaced. */
export type ParamValue = { readonly value: string } | { readonly fault: string };

/** Every value the broker takes is text (kis-api 3 [H]); numbers and flags of JSON are made text. */
export function textOf(raw: unknown): string | undefined {
  if (typeof raw === 'string') return raw.trim();
  if (typeof raw === 'number') return Number.isFinite(raw) ? String(raw) : undefined;
  if (typeof raw === 'boolean') return raw ? 'Y' : 'N';
  return undefined;
}

/** Brings a text into the form the broker wants. An empty text is left alone: it often means "all". */
export function formatParam({ name, format, values }: KisParam, text: string): ParamValue {
  if (text === '') return { value: '' };
  if (values !== undefined && !values.includes(text)) {
    return { fault: `${name} must be one of ${values.filter(Boolean).join(', ')}` };
  }
  switch (format) {
    case undefined:
      return { value: text };
    case 'date':
      return read(parseMoment(text)?.date, name, 'a date, YYYYMMDD');
    case 'time':
      // A night session counts on beyond 24 (kis-trs FHKIF03020200).
      if (/^2[4-9][0-5]\d[0-5]\d$/.test(text)) return { value: text };
      return read(parseTime(text), name, 'a time of day, HHMMSS');
    case 'seconds':
      return read(/^\d{1,5}$/.test(text) ? text : undefined, name, 'a number of seconds');
    case 'quantity':
      return read(/^\d{1,15}$/.test(text) ? text : undefined, name, 'a whole number');
    case 'price':
      return read(/^\d{1,15}(?:\.\d{1,8})?$/.test(text) ? text : undefined, name, 'a price, without sign');
    default:
      return format satisfies never;
  }
}

function read(value: string | undefined, name: string, wanted: string): ParamValue {
  return value === undefined ? { fault: `${name} must be ${wanted}` } : { value };
}
