import { expect, test } from 'vitest';
import { packageWith } from '../test/support/package-with.ts';
import { catalogFaults } from './catalog-faults.ts';

test('accepts what the catalog or the workspace decides', () => {
  const wellBehaved = packageWith({ dependencies: { zod: 'catalog:', '@hub/provider': 'workspace:^' } });
  expect(catalogFaults(wellBehaved)).toEqual([]);
});

test.each(['dependencies', 'devDependencies', 'optionalDependencies'])(
  'names a range written by hand in %s',
  (field) => {
    expect(catalogFaults(packageWith({ [field]: { zod: '^4.0.0' } }))).toEqual([
      "packages/sample/package.json: zod is '^4.0.0', not 'catalog:' or 'workspace:'",
    ]);
  },
);

test('leaves the range of a peer to the package: it says what callers may bring', () => {
  expect(catalogFaults(packageWith({ peerDependencies: { ioredis: '^5.0.0 || ^6.0.0' } }))).toEqual([]);
});
