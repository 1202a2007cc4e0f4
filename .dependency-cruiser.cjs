// Who may import whom: the package table of the design, as rules.

/** What the sources of each package may import besides their own files and Node itself. */
const table = {
  'packages/task-schema': { workspace: [], npm: ['zod'] },
  'packages/queue-client': { workspace: ['task-schema'], npm: ['ioredis'] },
  'packages/rate-limiter': { workspace: [], npm: ['ioredis'] },
  'packages/provider': { workspace: ['task-schema'], npm: ['vitest'] },
  'packages/provider-kit': { workspace: ['provider', 'task-schema'], npm: ['undici', 'ioredis'] },
  'packages/provider-(?:mock|kis|kiwoom)': {
    workspace: ['provider', 'provider-kit', 'task-schema'],
    npm: [],
  },
  'packages/broker-twin': { workspace: ['task-schema'], npm: ['undici', 'zod'] },
  'packages/testing': { workspace: [], npm: ['ioredis'] },
  'packages/build-config': {
    workspace: [],
    npm: ['tsup', 'vitest', 'publint', '@arethetypeswrong/core', 'zod'],
  },
  'apps/worker': {
    workspace: [
      'queue-client',
      'rate-limiter',
      'provider',
      'provider-(?:kit|mock|kis|kiwoom)',
      'task-schema',
    ],
    npm: ['ioredis', 'pino', 'yaml', 'zod', 'undici'],
  },
  'apps/cli': { workspace: ['queue-client', 'task-schema'], npm: ['ioredis'] },
  'apps/demo': { workspace: ['testing', 'broker-twin'], npm: ['ioredis'] },
  'apps/chaos': { workspace: ['broker-twin', 'queue-client', 'task-schema', 'testing'], npm: ['ioredis'] },
  'apps/bench': { workspace: ['[^/]+'], npm: ['[^/]+'] },
};

const anyOf = (patterns) => `(?:${patterns.join('|')})`;
const test = '[.]test[.]ts$|^[^/]+/[^/]+/test/';
const configuration = '^[^/]+/[^/]+/[^/]+[.]config[.]ts$';
const fromNpm = ['npm', 'npm-dev', 'npm-peer', 'npm-optional', 'npm-bundled', 'npm-no-pkg', 'npm-unknown'];

const onlyWhatTheTableAllows = Object.entries(table).flatMap(([home, { workspace, npm }]) => [
  {
    name: `${home}: workspace packages`,
    comment:
      'The package table does not allow this import. Tests may use @hub/testing and @hub/broker-twin besides.',
    severity: 'error',
    from: { path: `^(${home})/`, pathNot: configuration },
    to: {
      path: '^(?:packages|apps)/',
      pathNot: `^(?:$1|packages/${anyOf([...workspace, 'testing', 'broker-twin'])})/`,
    },
  },
  {
    name: `${home}: npm packages`,
    comment: 'The package table does not allow this dependency in sources.',
    severity: 'error',
    from: { path: `^${home}/src/`, pathNot: test },
    to: {
      dependencyTypes: fromNpm,
      path: 'node_modules/',
      pathNot: `node_modules/${anyOf([...npm, '@types/node'])}/`,
    },
  },
]);

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyWhatTheTableAllows,
    {
      name: 'every package is in the table',
      comment: 'Add the package to the table at the top of .dependency-cruiser.cjs.',
      severity: 'error',
      from: { path: '^(?:packages|apps)/', pathNot: `^${anyOf(Object.keys(table))}/` },
      to: {},
    },
    {
      name: 'tests, testing and the twin serve tests only',
      severity: 'error',
      from: {
        path: '^(?:packages/(?!testing/|build-config/|broker-twin/)|apps/(?!demo/|bench/|chaos/))',
        pathNot: test,
      },
      to: { path: ['^packages/(?:testing|broker-twin)/', test] },
    },
    {
      name: 'one exit',
      comment:
        'Only the transport of provider-kit opens connections to a broker, and it asks for a pass of the gate first.',
      severity: 'error',
      from: {
        path: '^(?:packages/(?:provider|rate-limiter|task-schema|queue-client)|apps/worker/src/)',
        pathNot: `^packages/provider-kit/src/transport/|${test}`,
      },
      to: { path: ['^(?:node:)?(?:https?|http2|net|tls|dgram)$', 'node_modules/undici/'] },
    },
    {
      name: 'no deep imports',
      comment:
        "Another package is imported by its name, through its 'exports'; never by a path into its files.",
      severity: 'error',
      from: { path: '^([^/]+/[^/]+)/' },
      to: { dependencyTypes: ['local'], pathNot: '^$1/' },
    },
    {
      name: 'sources never import devDependencies',
      severity: 'error',
      from: { path: '^(?:packages|apps)/[^/]+/src/', pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm', 'npm-peer'] },
    },
    { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'everything resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(?:packages|apps)/[^/]+/(?:dist|api)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['@hub/source', 'import', 'require', 'node', 'types', 'default'],
      extensions: ['.ts', '.js', '.cjs', '.mjs', '.json', '.d.ts'],
    },
  },
};
