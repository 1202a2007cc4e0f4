import type { Planting } from './planted-workspace.ts';

export interface PlantedFault {
  readonly planting: Planting;
  /** What the gate must say. */
  readonly named: readonly string[];
}

const source = 'packages/queue-client/src/planted-fault.ts';
const index = 'packages/queue-client/src/index.ts';
const manifest = 'packages/queue-client/package.json';
const script = 'packages/queue-client/src/lua/planted-fault.lua';

/** A new source file of the queue client. */
const file = (content: string, ...named: string[]): PlantedFault => ({
  planting: { [source]: content },
  named: ['planted-fault.ts', ...named],
});

/** A change of a JSON file; `"name": {` is where it goes. */
const entry = (path: string, section: string, line: string, ...named: string[]): PlantedFault => ({
  planting: { [path]: (content) => content.replace(`"${section}": {`, `"${section}": {\n    ${line},`) },
  named,
});

const lines = (count: number): string => '// A line.\n'.repeat(count);

/** By gate, then by what is wrong. */
export const plantedFaults: Readonly<Record<string, Readonly<Record<string, PlantedFault>>>> = {
  'check:format': {
    'a badly formatted file': file('export const  planted = { a:1 }'),
    'unsorted imports': file(
      "import { b } from './b.ts';\nimport { a } from './a.ts';\n\nexport const c = a + b;\n",
    ),
  },

  'check:lint': {
    'a promise of ioredis nobody waits for': file(
      `import type { Redis } from 'ioredis';
export function push(redis: Redis): void {
  redis.rpush('api:request:queue', '{}');
}`,
      'no-floating-promises',
    ),
    'an async callback where nobody waits': file(
      `import type { Redis } from 'ioredis';
export function pushAll(redis: Redis, tasks: readonly string[]): void {
  tasks.forEach(async (task) => {
    await redis.rpush('api:request:queue', task);
  });
}`,
      'no-misused-promises',
    ),
    'Date.now() in a source': file('export const startedAtMs = Date.now();', 'Date.now'),
    'Math.random() in a source': file('export const chance = Math.random();', 'Math.random'),
    'a call that goes around the gate': {
      planting: {
        'packages/provider-mock/src/planted-fault.ts':
          "export const answer = await fetch('https://openapi.koreainvestment.com:9443/');",
      },
      named: ['planted-fault.ts', 'fetch'],
    },
    'a timer in a source': file('export const timer = globalThis.setTimeout(String, 1);', 'setTimeout'),
    'a timer imported into a source': file(
      "import { setTimeout } from 'node:timers/promises';\nexport const pause = setTimeout;",
      'node:timers/promises',
    ),
    'console in a source': file("console.log('planted');", 'console'),
    'process.env in a source': file("export const url = process.env['REDIS_URL'];", 'no-process-env'),
    any: file('export function planted(value: any): void {\n  String(value);\n}', 'no-explicit-any'),
    'an unproven type': file(
      "export const planted: unknown = JSON.parse('{}') as { a: 1 };",
      'consistent-type-assertions',
    ),
    'a default export': file('export default 1;', 'no-default-export'),
    'a focused test': {
      planting: {
        'packages/queue-client/src/planted-fault.test.ts':
          "import { expect, test } from 'vitest';\n\ntest.only('planted', () => {\n  expect(1).toBe(1);\n});\n",
      },
      named: ['planted-fault.test.ts', 'no-focused-tests'],
    },
  },

  // In packages that few others depend on: what did not change is not checked again.
  'check:types': {
    'a type error': {
      planting: { 'packages/provider-mock/src/planted-fault.ts': "export const planted: number = 'text';\n" },
      named: ['src/planted-fault.ts', 'TS2322'],
    },
    'an enum': {
      planting: { 'apps/worker/src/planted-fault.ts': 'export enum Planted {\n  Red,\n}\n' },
      named: ['src/planted-fault.ts', 'TS1294'],
    },
    'a type error that a change in another package brings': {
      planting: {
        'packages/provider-mock/src/index.ts': (content) => `${content}export const planted = 1;\n`,
        'apps/worker/src/planted-fault.ts':
          "import { planted } from '@hub/provider-mock';\n\nexport const text: string = planted;\n",
      },
      named: ['src/planted-fault.ts', 'TS2322'],
    },
  },

  'check:boundaries': {
    'a connection that goes around the gate': {
      planting: {
        'packages/provider-mock/src/planted-fault.ts':
          "import { request } from 'node:https';\nexport const call = request;",
      },
      named: ['one exit', 'planted-fault.ts'],
    },
    'an import against the direction': {
      planting: {
        'packages/task-schema/src/planted-fault.ts':
          "export { createHubClient } from '../../queue-client/src/index.ts';\n",
      },
      named: ['packages/task-schema: workspace packages', 'no deep imports', 'planted-fault.ts'],
    },
    'a provider that imports another': {
      planting: {
        'packages/provider-kis/src/index.ts': 'export const planted = 1;\n',
        'packages/provider-mock/src/planted-fault.ts':
          "export { planted } from '../../provider-kis/src/index.ts';\n",
      },
      named: ['packages/provider-(?:mock|kis|kiwoom): workspace packages', 'planted-fault.ts'],
    },
    'a package that imports the worker': {
      planting: {
        'apps/demo/src/planted-fault.ts': "export * as planted from '../../worker/src/main.ts';\n",
      },
      named: ['apps/demo: workspace packages', 'planted-fault.ts'],
    },
    'a package that is not in the table': {
      planting: { 'packages/planted/src/planted-fault.ts': "export { sep } from 'node:path';\n" },
      named: ['every package is in the table', 'planted-fault.ts'],
    },
    'a library the table does not allow': {
      planting: { 'packages/provider/src/planted-fault.ts': "export { Redis } from 'ioredis';\n" },
      named: ['everything resolves', 'planted-fault.ts'],
    },
    'a source that imports a devDependency': file(
      "export { test } from 'vitest';\n",
      'sources never import devDependencies',
      'packages/queue-client: npm packages',
    ),
    'a source that imports the test tools': file(
      "export { fakeClock } from '@hub/testing';\n",
      'tests, testing and the twin serve tests only',
    ),
    'a cycle': {
      planting: {
        [source]: "import { b } from './planted-other.ts';\n\nexport const a = () => b;\n",
        'packages/queue-client/src/planted-other.ts':
          "import { a } from './planted-fault.ts';\n\nexport const b = () => a;\n",
      },
      named: ['no cycles', 'planted-fault.ts', 'planted-other.ts'],
    },
  },

  'check:dead-code': {
    'a file nobody imports': file('export const planted = 1;\n', 'Unused files'),
    'an export nobody imports': {
      planting: {
        [source]: 'export const planted = 1;\nexport const forgotten = 2;\n',
        [index]: (content) => `${content}export { planted } from './planted-fault.ts';\n`,
      },
      named: ['Unused exports', 'forgotten'],
    },
    'a dependency nobody imports': entry(
      manifest,
      'dependencies',
      '"pino": "catalog:"',
      'Unused dependencies',
      'pino',
    ),
    'a dependency that is not declared': {
      planting: {
        [source]: "import pino from 'pino';\n\nexport const planted = pino();\n",
        [index]: (content) => `${content}export { planted } from './planted-fault.ts';\n`,
      },
      named: ['Unlisted dependencies', 'pino'],
    },
  },

  'check:versions': {
    'two versions of one dependency': {
      planting: {
        [manifest]: (content) => content.replace('"ioredis": "catalog:"', '"ioredis": "^5.0.0"'),
        'apps/worker/package.json': (content) =>
          content.replace('"ioredis": "catalog:"', '"ioredis": "^6.0.0"'),
      },
      named: ['multiple-dependency-versions', 'ioredis'],
    },
    'one version that the catalog does not decide': {
      planting: { [manifest]: (content) => content.replace('"ioredis": "catalog:"', '"ioredis": "^6.0.0"') },
      named: [`${manifest}: ioredis is '^6.0.0'`],
    },
  },

  'check:layout': {
    'a source of 401 lines': file(lines(401), '401 lines'),
    'a test of 601 lines': {
      planting: { 'packages/queue-client/test/planted-fault.integration.test.ts': lines(601) },
      named: ['planted-fault.integration.test.ts: 601 lines'],
    },
    'export *': file("export * from './keys.ts';\n", 'export names one by one'),
    'the time of the wall': file('export const planted = new Date();\n', 'take a clock'),
    'a drawer': {
      planting: { 'packages/queue-client/src/utils.ts': '' },
      named: ['utils.ts: name the file'],
    },
    'a Lua script with a key its header does not have': {
      planting: { [script]: "-- KEYS[1] queue\n\nreturn redis.call('LMOVE', KEYS[1], KEYS[2])\n" },
      named: ['planted-fault.lua: the header ends at KEYS[1], the script at KEYS[2]'],
    },
    'a private package among the dependencies of users': entry(
      manifest,
      'dependencies',
      '"@hub/testing": "workspace:^"',
      `${manifest}: @hub/testing is private`,
    ),
    'exports that are not what is published': entry(
      manifest,
      'exports',
      '"./planted": "./dist/planted.js"',
      `${manifest}: publishConfig.exports`,
    ),
  },

  'check:packages': {
    'declarations of the wrong kind': {
      planting: { [manifest]: (content) => content.replaceAll('./dist/index.d.cts', './dist/index.d.ts') },
      named: ['@hub/queue-client: attw: ', '@hub/queue-client: publint: '],
    },
    'a change of the public API': {
      planting: { [index]: (content) => `${content}\nexport const planted = 1;\n` },
      named: ['packages/queue-client/api/index.d.ts', 'the public API changed'],
    },
    'a tarball that has grown': {
      planting: {
        [index]: (content) => `${content}\nexport const planted = '${noise(100_000)}';\n`,
      },
      named: ['@hub/queue-client: ', 'bytes, 98000 are allowed'],
    },
  },
};

/** Text that does not compress well, the same every time. */
function noise(length: number): string {
  let state = 1;
  const letters = Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return (state % 36).toString(36);
  });
  return letters.join('');
}
