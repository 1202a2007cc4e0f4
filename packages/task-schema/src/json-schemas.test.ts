import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { jsonSchemaFiles } from './json-schemas.ts';

const folder = new URL('../schema/', import.meta.url);

describe('JSON Schema files', () => {
  it('has a committed file for every schema and none besides', () => {
    expect(readdirSync(folder).toSorted()).toEqual([...jsonSchemaFiles().keys()].toSorted());
  });

  it.each([...jsonSchemaFiles()])(
    'equals what the schemas generate: %s (run `pnpm run schemas`)',
    (name, text) => {
      expect(readFileSync(new URL(name, folder), 'utf8')).toBe(text);
    },
  );

  it.each([...jsonSchemaFiles()])('allows unknown fields: %s', (_name, text) => {
    expect(text).not.toContain('"additionalProperties": false');
  });
});
