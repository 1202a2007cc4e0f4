import * as z from 'zod';
import { isRedisUrl } from './redis-url.ts';
import { type SettingNote, setting } from './setting-note.ts';

/** What the author of a setting says; the kind adds the rest. */
type Saying = Pick<SettingNote, 'summary' | 'environment' | 'oldEnvironments' | 'waitsFor'>;
type Range<Fallback> = Saying & { readonly min: number; readonly max: number; readonly fallback: Fallback };

export function wholeNumber({ min, max, ...note }: Range<number>) {
  const expected = `a whole number from ${min} to ${max}`;
  return setting(z.int().min(min).max(max), { ...note, kind: 'number', expected });
}

export function decimalNumber({ min, max, ...note }: Range<number>) {
  const expected = `a number from ${min} to ${max}`;
  return setting(z.number().min(min).max(max), { ...note, kind: 'number', expected });
}

export function optionalDecimalNumber({ min, max, ...note }: Omit<Range<number>, 'fallback'>) {
  const expected = `a number from ${min} to ${max}`;
  return setting(z.number().min(min).max(max).optional(), {
    ...note,
    fallback: undefined,
    kind: 'number',
    expected,
  });
}

/** A time as operators write it. Inside the program times are milliseconds. */
export function seconds({ min, max, ...note }: Range<number>) {
  const expected = `seconds, a number from ${min} to ${max}`;
  return setting(z.number().min(min).max(max), { ...note, kind: 'number', expected });
}

export function yesNo(note: Saying & { readonly fallback: boolean }) {
  const expected = 'true, 1, yes, on, false, 0, no or off';
  return setting(z.boolean(), { ...note, kind: 'boolean', expected });
}

/**
 * The switch between mock and real brokers. Unset is mock, and only the words below are read: the predecessor took
 * `1` for real (WIRE, environment names).
 */
export function mockSwitch(note: Saying) {
  const expected = 'true, 1, yes or on (mock), false, 0, no or off (real)';
  return setting(z.boolean(), { ...note, fallback: true, kind: 'boolean', expected });
}

export function oneOf<const Choice extends string>({
  choices,
  ...note
}: Saying & { readonly choices: readonly [Choice, ...Choice[]]; readonly fallback: Choice }) {
  const expected = `one of ${choices.join(', ')}`;
  return setting(z.enum(choices), { ...note, kind: 'choice', choices, expected });
}

/** A Redis key, or the start of one. Braces would move the keys derived from it to another slot of a cluster. */
export function redisKey(note: Saying & { readonly fallback: string }) {
  const expected = 'a Redis key of 1 to 200 characters without spaces or braces';
  return setting(z.string().regex(/^[^\s{}]{1,200}$/), { ...note, kind: 'text', expected });
}

export function shortText(note: Saying & { readonly fallback: string }) {
  const expected = 'a text of 1 to 100 printable characters';
  return setting(z.string().regex(/^[\x21-\x7e]{1,100}$/), { ...note, kind: 'text', expected });
}

const redisUrlExpected =
  'a URL such as redis://host:6379/15 or rediss://host:6380/15, or the path of a Unix socket';

export function redisUrl(note: Saying & { readonly fallback: string }) {
  return setting(z.string().refine(isRedisUrl), {
    ...note,
    kind: 'text',
    expected: redisUrlExpected,
    secret: 'url',
  });
}

export function optionalRedisUrl(note: Saying) {
  const schema = z.string().refine(isRedisUrl).optional();
  return setting(schema, {
    ...note,
    fallback: undefined,
    kind: 'text',
    expected: redisUrlExpected,
    secret: 'url',
  });
}

export function optionalShortText(note: Saying) {
  const expected = 'a text of 1 to 200 printable characters';
  const schema = z
    .string()
    .regex(/^[\x21-\x7e]{1,200}$/)
    .optional();
  return setting(schema, { ...note, fallback: undefined, kind: 'text', expected });
}

export function optionalHttpUrl(note: Saying) {
  const expected = 'an http:// or https:// URL without a password in it';
  const schema = z
    .url({ protocol: /^https?$/ })
    .refine((text) => !text.includes('@'))
    .optional();
  return setting(schema, { ...note, fallback: undefined, kind: 'text', expected });
}

/** Several credentials as JSON text, kept like one. */
export function secretJson<Schema extends z.ZodType>(content: Schema, note: Saying) {
  const parse = (text: string, context: z.RefinementCtx): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      context.addIssue({ code: 'custom', message: 'expected JSON' });
      return z.NEVER;
    }
  };
  const schema = z.string().transform(parse).pipe(content).optional();
  const expected = 'JSON as in the meaning';
  return setting(schema, { ...note, fallback: undefined, kind: 'text', expected, secret: 'value' });
}

/** A credential: may stay unset, is never printed, and may come from a file. */
export function secretText(note: Saying) {
  const schema = z.string().regex(/^\S+$/).optional();
  const expected = 'a text without spaces';
  return setting(schema, { ...note, fallback: undefined, kind: 'text', expected, secret: 'value' });
}
