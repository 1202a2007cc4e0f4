import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/kiwoom/catalogue/catalogue.ts';
import type { FieldSpec } from '../../src/kiwoom/catalogue/tr-spec.ts';
import exceptions from '../fixtures/kiwoom-exceptions.json' with { type: 'json' };
import { hasFormat } from './format-patterns.ts';
import { bodyOf, header } from './open-kiwoom.ts';
import { replay, type Sample, samples } from './replay.ts';

const excepted = new Set(exceptions.map(({ sample, what }) => `${sample} ${what}`));

describe('sample exchanges of Kiwoom, replayed', () => {
  it('are 33, and every exception belongs to one', () => {
    expect(samples).toHaveLength(33);
    const names = samples.map(({ name }) => name);
    expect(exceptions.filter(({ sample }) => !names.includes(sample))).toEqual([]);
  });

  it.each(samples.map((sample) => [sample.name, sample] as const))('%s', (name, sample) => {
    const reply = replay(sample);
    const body = bodyOf(reply);
    expect(reply.status, reply.body).toBe(sample.http_status);
    expect(Object.keys(body), reply.body.slice(0, 400)).toEqual(Object.keys(sample.body));
    expect(body.return_code).toBe(sample.body['return_code']);
    expect(body.return_msg).toBe(sample.body['return_msg']);
    expectHeaders(
      sample,
      (header_) => header(reply, header_),
      reply.headers.map(([known]) => known),
    );
    expectValues(name, sample.body, body);
  });
});

function expectHeaders(
  { name, response_headers }: Sample,
  answered: (name: string) => string | undefined,
  names: readonly string[],
): void {
  const listed = Object.keys(response_headers);
  expect(names.filter((known) => listed.includes(known))).toEqual(listed);
  for (const [header_, value] of Object.entries(response_headers)) {
    if (excepted.has(`${name} ${header_}`)) continue;
    if (header_ === 'next-key') expect(shape(answered(header_))).toBe(shape(value));
    else if (header_ === 'resp-cnt') expect(answered(header_)).toMatch(/^\d+$/);
    else expect(answered(header_), header_).toBe(value);
  }
}

/** Digits may differ, their number may not. */
function shape(text: string | undefined): string | undefined {
  return text?.replaceAll(/\d/g, '9');
}

/** Rows have the keys of the sample's, in their order; values have the formats that the sample's have. */
function expectValues(name: string, sample: Record<string, unknown>, answer: Record<string, unknown>): void {
  const spec = catalogue.get(sampleTr(name));
  for (const [key, value] of Object.entries(sample)) {
    if (Array.isArray(value)) {
      const rows = answer[key] as Record<string, unknown>[];
      const [first] = value;
      if (first === undefined) expect(rows).toEqual([]);
      else expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual(Object.keys(first));
        for (const field of spec?.row ?? []) {
          expectValue(
            name,
            field,
            value.map((one) => one[field.name]),
            row[field.name],
          );
        }
      }
    } else {
      expect(typeof answer[key]).toBe(typeof value);
      const field = spec?.top.find((known) => known.name === key);
      if (field !== undefined) expectValue(name, field, [value], answer[key]);
    }
  }
}

/** Of the format of the samples, and blank only where one of them is. */
function expectValue(
  name: string,
  { name: field, format }: FieldSpec,
  sampled: unknown[],
  answer: unknown,
): void {
  if (excepted.has(`${name} ${field}`)) return;
  expect(
    sampled.filter((value) => !hasFormat(value, format)),
    `${field} of the sample as ${format}`,
  ).toEqual([]);
  expect(hasFormat(answer, format), `answer ${field} "${String(answer)}" as ${format}`).toBe(true);
  if (!sampled.includes('')) expect(answer, `${field} must not be blank`).not.toBe('');
  else if (sampled.every((value) => value === '')) expect(answer, `${field} must be blank`).toBe('');
}

function sampleTr(name: string): string {
  return name === 'token' ? 'au10001' : name.replace('_empty', '');
}
