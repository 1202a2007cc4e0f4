import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { startRedis } from '@hub/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FakeMarket } from './support/fake-market.ts';
import { QueueLab } from './support/queue-lab.ts';

const home = fileURLToPath(new URL('..', import.meta.url));
const readme = readFileSync(join(home, 'README.md'), 'utf8');
const [smallest = '', typed = '', inTests = ''] = [...readme.matchAll(/```ts\n(.*?)```/gs)].map(
  ([, code]) => code,
);

let directory: string;

/** As in a project that has installed the package: what it gets is what was built. */
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'hub-queue-client-readme-'));
  await mkdir(join(directory, 'node_modules/@hub'), { recursive: true });
  await mkdir(join(directory, 'node_modules/@types'));
  await symlink(home, join(directory, 'node_modules/@hub/queue-client'));
  await symlink(join(home, 'node_modules/@types/node'), join(directory, 'node_modules/@types/node'));
  await writeFile(join(directory, 'package.json'), '{"type":"module"}');
});
afterAll(() => rm(directory, { recursive: true }));

/** @returns what it wrote to standard output */
async function run(name: string, code: string): Promise<string> {
  const file = join(directory, `${name}.ts`);
  await writeFile(file, code);
  return (await promisify(execFile)(process.execPath, [file])).stdout;
}

test('the smallest example does what it says', async () => {
  await using server = await startRedis({ tcp: true });
  const code = smallest.replace('redis://localhost:6379/15', server.url);
  expect(await run('smallest', code)).toBe("{ asked: { FID_INPUT_ISCD: '005930' } }\n");
});

test('the example of typed calls does what it says', async () => {
  await using lab = await QueueLab.open();
  const market = new FakeMarket();
  await lab.consumer({ handle: market.handle }).start();
  const code = typed.replace('redis://localhost:6379/15', lab.server.url);
  const firstMinute = Date.parse('2024-09-05T00:00:00Z') / 60_000;
  expect(await run('typed', code)).toBe(`2024-09-05T00:00:00Z ${firstMinute}\n1524 71500\n`);
});

test('the example for tests does what it says, and ends', async () => {
  expect(await run('testing', inTests)).toBe('SUCCESS 1\n');
});

test('the examples have the right types', async () => {
  await writeFile(join(directory, 'smallest.ts'), smallest);
  await writeFile(join(directory, 'typed.ts'), typed);
  await writeFile(join(directory, 'testing.ts'), inTests);
  const extended = join(home, '../../tsconfig.base.json');
  await writeFile(
    join(directory, 'tsconfig.json'),
    JSON.stringify({ extends: extended, files: ['smallest.ts', 'typed.ts', 'testing.ts'] }),
  );
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const compiled = promisify(execFile)(process.execPath, [tsc, '--project', directory]);
  await expect(compiled).resolves.toMatchObject({ stdout: '' });
});
