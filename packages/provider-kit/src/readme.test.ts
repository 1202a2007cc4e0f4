import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { errorClasses, tokenDefaults } from './index.ts';

const lines = readFileSync(new URL('../README.md', import.meta.url), 'utf8').split('\n');

test('the README names the settings of custody with the defaults that hold', () => {
  for (const [name, value] of Object.entries<number>({ ...tokenDefaults })) {
    const row = lines.find((line) => line.startsWith(`| \`${name}\``));
    expect(row?.split('|').at(-2)?.trim(), name).toBe(value.toLocaleString('en').replaceAll(',', ' '));
  }
});

test('the README lists every class of errors with its advice', () => {
  for (const [name, { query, order }] of Object.entries(errorClasses)) {
    const row = lines.find((line) => line.startsWith('| `') && line.split('|')[1]?.includes(`\`${name}\``));
    expect(
      row
        ?.split('|')
        .slice(2, 4)
        .map((cell) => cell.trim()),
      name,
    ).toEqual([`\`${query}\``, `\`${order}\``]);
  }
});
