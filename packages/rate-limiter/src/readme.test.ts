import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { limiterDefaults, scopeDefaults } from './index.ts';

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const errors = readFileSync(new URL('./errors.ts', import.meta.url), 'utf8');

test('the README lists the codes of all errors, and no others', () => {
  const codesIn = (text: string) => [...new Set(text.match(/ERR_[A-Z_]+/g))].sort();
  expect(codesIn(readme)).toEqual(codesIn(errors));
});

test('the README names the defaults that hold', () => {
  const { brake, ...others } = limiterDefaults;
  const prefixed = Object.entries(brake).map(([name, value]) => [`brake.${name}`, value] as const);
  for (const [name, value] of [...Object.entries(scopeDefaults), ...Object.entries(others), ...prefixed]) {
    const row = readme.split('\n').find((line) => line.startsWith(`| \`${name}\``));
    expect(row, name).toContain(
      `| ${typeof value === 'number' ? value.toLocaleString('en').replace(',', ' ') : `\`${value}\``} |`,
    );
  }
});
