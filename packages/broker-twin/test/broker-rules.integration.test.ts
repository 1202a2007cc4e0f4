import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allRules } from '../src/rules/all-rules.ts';
import { rulesPage } from '../src/rules/rules-page.ts';

test('the page of rules is the one that is generated', () => {
  const page = readFileSync(new URL('../../../docs/broker-rules.md', import.meta.url), 'utf8');
  expect(page, 'run `pnpm --filter @hub/broker-twin rules`').toBe(rulesPage(allRules));
});

test('every rule has an id of its own that begins with its broker, and a source', () => {
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length);
  for (const { id, broker, source, text } of allRules) {
    expect(id).toMatch(new RegExp(String.raw`^${broker.toLowerCase()}(\.[a-z\d-]+){1,2}$`));
    expect(source).not.toBe('');
    expect(text).toMatch(/^\S.{10,}\.$/s);
  }
});
