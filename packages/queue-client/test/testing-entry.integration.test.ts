import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';

const home = fileURLToPath(new URL('..', import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-testing-entry-'));
  // Without dependencies of its own nothing is left out of a bundle.
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
});
afterAll(() => rm(directory, { recursive: true }));

async function tsup(cwd: string, ...flags: string[]): Promise<void> {
  await promisify(execFile)(join(home, 'node_modules/.bin/tsup'), flags, { cwd });
}

/** The text of a built file and of every chunk it imports. */
async function withChunks(file: string): Promise<string[]> {
  const text = await readFile(join(directory, file), 'utf8');
  const chunks = [...text.matchAll(/(?:from ?|require\()["']\.\/([^"']+)["']/g)].map(
    ([, chunk = '']) => chunk,
  );
  return [text, ...(await Promise.all(chunks.map(withChunks))).flat()];
}

test('everything a test has to load beside zod is at most 58 kB', async () => {
  const entry = join(home, 'src/testing/index.ts');
  const whole = ['--no-config', '--minify', '--format=esm', '--loader=.lua=text', '--external=zod'];
  await tsup(directory, entry, ...whole, `--out-dir=${join(directory, 'whole')}`);
  const text = await readFile(join(directory, 'whole/index.js'), 'utf8');
  for (const part of ['no worker has been alive', 'ERR_TASK_NOT_AN_OBJECT']) {
    expect(text).toContain(part);
  }
  expect(text).not.toMatch(/from ?["'](?!zod|node:|crypto|os)/);
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(58_000);
});

test('what is shipped of it is at most 58 kB, and loads no ioredis', async () => {
  await tsup(home, '--no-dts', `--out-dir=${directory}`);
  expect(Buffer.byteLength((await withChunks('testing.js')).join(''))).toBeLessThanOrEqual(58_000);
  for (const kind of ['js', 'cjs']) {
    const texts = await withChunks(`testing.${kind}`);
    expect(texts.length).toBeGreaterThan(1);
    expect(texts.filter((text) => /["']ioredis["']/.test(text))).toEqual([]);
    expect((await withChunks(`index.${kind}`)).join('')).toMatch(/["']ioredis["']/);
  }
});
