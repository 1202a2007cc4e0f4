import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type RedisServer, startRedis } from '@hub/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packPublished } from '../src/pack-published.ts';

// What a user gets: the packed packages, installed with npm into a project outside this repository.

const root = fileURLToPath(new URL('../../..', import.meta.url));
const run = promisify(execFile);

let project: string;
let redis: RedisServer;

beforeAll(async () => {
  redis = await startRedis({ tcp: true });
  project = await mkdtemp(join(tmpdir(), 'hub-consumer-'));
  await writeFile(join(project, 'package.json'), JSON.stringify({ name: 'consumer', private: true }));
  const packed = await packPublished(root, project);
  const tarballs = packed
    .filter(({ name }) => ['@hub/task-schema', '@hub/queue-client'].includes(name))
    .map(({ tarball }) => tarball);
  const quietly = ['--no-audit', '--no-fund', '--prefer-offline'];
  await run('npm', ['install', ...quietly, ...tarballs, '@types/node@22'], { cwd: project });
}, 180_000);

afterAll(async () => {
  await redis.close();
  await rm(project, { recursive: true });
});

const enqueue = (taskId: string): string => `
const client = createHubClient({ url: process.argv[2] });
client
  .enqueue({ task_id: '${taskId}', provider: 'KIS', tr_id: 'FHKST01010100', params: { FID_INPUT_ISCD: '005930' } })
  .then(({ taskId }) => console.log(taskId))
  .finally(() => client.close());
`;

test.each([
  ['an ECMAScript module', 'program.mjs', "import { createHubClient } from '@hub/queue-client';"],
  ['CommonJS', 'program.cjs', "const { createHubClient } = require('@hub/queue-client');"],
])('enqueues a task from %s', async (_kind, file, importLine) => {
  const taskId = `from-${file}`;
  await writeFile(join(project, file), importLine + enqueue(taskId));

  const { stdout } = await run(process.execPath, [file, redis.url], { cwd: project });

  expect(stdout.trim()).toBe(taskId);
  const [newest = ''] = await redis.client().lrange('api:request:queue', -1, -1);
  expect(JSON.parse(newest)).toMatchObject({ task_id: taskId, provider: 'KIS', tr_id: 'FHKST01010100' });
});

test.each([
  ['NodeNext, as an ECMAScript module', 'program.mts', 'nodenext', 'nodenext'],
  ['NodeNext, as CommonJS', 'program.cts', 'nodenext', 'nodenext'],
  ['a bundler', 'bundled.ts', 'esnext', 'bundler'],
])('type-checks under %s', async (_resolution, file, module, moduleResolution) => {
  const imports = file.endsWith('.cts')
    ? "import hub = require('@hub/queue-client');\nconst { createHubClient } = hub;\n"
    : "import { createHubClient } from '@hub/queue-client';\n";
  await writeFile(join(project, file), `${imports + enqueue('typed')}\nexport {};\n`);
  const options = { module, moduleResolution, target: 'es2023', types: ['node'], strict: true, noEmit: true };
  await writeFile(
    join(project, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: options, files: [file] }),
  );

  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const { stdout } = await run(process.execPath, [tsc], { cwd: project }).catch((error: unknown) => ({
    stdout: error instanceof Error && 'stdout' in error ? error.stdout : error,
  }));

  expect(stdout).toBe('');
});
