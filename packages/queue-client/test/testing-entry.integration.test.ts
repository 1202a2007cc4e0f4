import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Options } from 'tsup';
import { afterAll, beforeAll, expect, test } from 'vitest';

const entry = fileURLToPath(new URL('../src/testing/index.ts', import.meta.url));
const published = fileURLToPath(new URL('../src/index.ts', import.meta.url));
let directory: string;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-testing-entry-'));
});
afterAll(() => rm(directory, { recursive: true }));

async function bundle(options: Options): Promise<void> {
  await build({
    config: false,
    silent: true,
    format: 'esm',
    target: 'node22',
    platform: 'node',
    loader: { '.lua': 'text' },
    treeshake: true,
    esbuildOptions: (esbuild) => {
      esbuild.conditions = ['@hub/source'];
    },
    ...options,
  });
}

/** The text of a built file and of every chunk it imports. */
async function withChunks(file: string): Promise<string[]> {
  const text = await readFile(join(directory, file), 'utf8');
  const chunks = [...text.matchAll(/from ?["']\.\/([^"']+)["']/g)].map(([, chunk = '']) => chunk);
  return [text, ...(await Promise.all(chunks.map(withChunks))).flat()];
}

test('everything a test has to load beside zod is at most 50 kB', async () => {
  const outDir = join(directory, 'whole');
  await bundle({ entry: { whole: entry }, outDir, minify: true, noExternal: [/^@hub\//], external: ['zod'] });
  const [text = ''] = await withChunks('whole/whole.js');
  expect(text).toContain('no worker has been alive');
  expect(text).toContain('ERR_TASK_NOT_AN_OBJECT');
  expect(Buffer.byteLength(text)).toBeLessThanOrEqual(50_000);
});

test('neither the entry nor a chunk it shares with the client loads ioredis', async () => {
  await bundle({ entry: { index: published, testing: entry }, outDir: directory, splitting: true });
  const texts = await withChunks('testing.js');
  expect(texts.length).toBeGreaterThan(1);
  expect(texts.filter((text) => /['"]ioredis['"]/.test(text))).toEqual([]);
  expect((await withChunks('index.js')).join('')).toContain('ioredis');
});
