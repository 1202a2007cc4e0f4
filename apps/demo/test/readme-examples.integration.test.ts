import { execFile, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { eventually, type RedisServer, type RunningWorker, startRedis, startWorker } from '@hub/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseJsonObject } from '../src/json-object.ts';
import { isOnPath } from '../src/push-instructions.ts';
import { parseMarkdown } from './support/markdown.ts';
import { pathOf } from './support/repository.ts';

const { blocks } = parseMarkdown(readFileSync(pathOf('README.md'), 'utf8'));
const exampleUnder = (heading: string) => blocks.find((block) => block.heading === heading)?.code ?? '';

/** The first Python that has the package `redis`. */
const python = ['python3', '/usr/bin/python3'].find(
  (program) => spawnSync(program, ['-c', 'import redis']).status === 0,
);

let server: RedisServer;
let worker: RunningWorker;

/** @returns what it wrote to standard output */
async function run(command: string, args: readonly string[], cwd?: string): Promise<string> {
  const env = { PATH: process.env['PATH'], HOME: process.env['HOME'], REDIS_URL: server.url };
  return (await promisify(execFile)(command, args, { env, cwd })).stdout;
}

beforeAll(async () => {
  server = await startRedis({ tcp: true });
  worker = await startWorker({ redisUrl: server.url });
});
afterAll(async () => {
  await worker.close();
  await server.close();
});

describe('the TypeScript example', () => {
  let directory: string;

  /** As in a project that has installed the package: what it gets is what was built. */
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'hub-readme-'));
    await mkdir(join(directory, 'node_modules/@hub'), { recursive: true });
    await mkdir(join(directory, 'node_modules/@types'));
    await symlink(pathOf('packages/queue-client'), join(directory, 'node_modules/@hub/queue-client'));
    await symlink(pathOf('node_modules/@types/node'), join(directory, 'node_modules/@types/node'));
    await writeFile(join(directory, 'package.json'), '{"type":"module"}');
    await writeFile(join(directory, 'example.ts'), exampleUnder('From TypeScript'));
  });
  afterAll(() => rm(directory, { recursive: true }));

  test('runs', async () => {
    const output = await run(process.execPath, ['example.ts'], directory);
    expect(output).toMatch(/^[0-9a-f-]{36} \{/);
    expect(output).toContain("FID_INPUT_ISCD: '005930'");
    expect(output).toContain("result: 'SUCCESS'");
  });

  test('compiles in strict mode', async () => {
    const options = '--noEmit --strict --exactOptionalPropertyTypes --noPropertyAccessFromIndexSignature';
    const target = '--target es2023 --module nodenext --types node --skipLibCheck';
    const tsc = pathOf('node_modules/typescript/bin/tsc');
    const args = [tsc, ...options.split(' '), ...target.split(' '), 'example.ts'];
    expect(await run(process.execPath, args, directory)).toBe('');
  });

  test('has about ten lines', () => {
    expect(exampleUnder('From TypeScript').split('\n').length).toBeLessThanOrEqual(11);
  });
});

describe('the shell example', () => {
  const [push = '', get = '', ttl = '', ...rest] = exampleUnder('From the shell').split('\n');

  test.skipIf(!isOnPath('redis-cli'))('runs (needs redis-cli)', async () => {
    expect(rest).toEqual([]);
    expect(await run('sh', ['-c', push])).toBe('1\n');
    const response = await eventually(async () => parseJsonObject(await run('sh', ['-c', get])) ?? null);
    expect(response).toMatchObject({ task_id: 'test-123', status: 'SUCCESS' });
    const seconds = Number(await run('sh', ['-c', ttl]));
    expect(seconds).toBeGreaterThan(3_500);
    expect(seconds).toBeLessThanOrEqual(3_600);
  });

  test('sets the default of all the examples', async () => {
    const [variable] = blocks.filter(({ code }) => code.startsWith('export REDIS_URL='));
    expect(await run('sh', ['-c', `${variable?.code}; echo "$REDIS_URL"`])).toBe(
      'redis://localhost:6379/15\n',
    );
    expect(exampleUnder('From TypeScript')).toContain("'redis://localhost:6379/15'");
    expect(exampleUnder('From Python')).toContain('"redis://localhost:6379/15"');
  });
});

test.skipIf(python === undefined)(
  'the Python example runs (needs python3 with the package redis)',
  async () => {
    expect(await run(python ?? '', ['-c', exampleUnder('From Python')])).toBe('SUCCESS\n');
  },
);
