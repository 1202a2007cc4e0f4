import { expect, test } from 'vitest';
import { sourceFaults } from './source-faults.ts';

test('accepts named exports and a clock', () => {
  expect(
    sourceFaults('packages/sample/src/task.ts', "export { a } from './a.ts';\nnew Date(clock.now());"),
  ).toEqual([]);
});

test('reports export * and new Date() with their lines', () => {
  expect(sourceFaults('packages/sample/src/index.ts', "\nexport * from './a.ts';\nnew Date();")).toEqual([
    "packages/sample/src/index.ts:2: export names one by one, not 'export *'",
    'packages/sample/src/index.ts:3: take a clock, not the wall time',
  ]);
});

test.each(['utils.ts', 'helpers.ts', 'types.ts', 'common/task.ts', 'interfaces/task.ts'])(
  'refuses the drawer %s',
  (name) => {
    expect(sourceFaults(`packages/sample/src/${name}`, '')).toHaveLength(1);
  },
);

test('does not take a telling name for a drawer', () => {
  expect(sourceFaults('packages/sample/src/received-type.ts', '')).toEqual([]);
});
