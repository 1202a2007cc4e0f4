import { expect, test } from 'vitest';
import { packageWith } from '../test/support/package-with.ts';
import { manifestFaults } from './manifest-faults.ts';

const shipped = { '.': { import: './dist/index.js' }, './package.json': './package.json' };
const published = {
  private: false,
  license: 'MIT',
  sideEffects: false,
  engines: { node: '>=22' },
  files: ['dist'],
  exports: { ...shipped, '.': { '@hub/source': './src/index.ts', import: './dist/index.js' } },
  publishConfig: { exports: shipped },
};
const privateNames = new Set(['@hub/testing']);

test('accepts a manifest that keeps every promise', () => {
  expect(manifestFaults(packageWith(published), privateNames)).toEqual([]);
});

test('lists every broken promise at once', () => {
  expect(manifestFaults(packageWith({ private: false }), privateNames)).toEqual([
    'packages/sample/package.json: license is not MIT',
    'packages/sample/package.json: engines.node is missing',
    'packages/sample/package.json: sideEffects is not false',
    'packages/sample/package.json: files does not list dist',
    'packages/sample/package.json: exports has no ./package.json',
    "packages/sample/package.json: publishConfig.exports is not exports without '@hub/source'",
  ]);
});

test('refuses exports that lead users to sources they do not have', () => {
  const leaking = packageWith({ ...published, publishConfig: { exports: published.exports } });
  expect(manifestFaults(leaking, privateNames)).toEqual([
    "packages/sample/package.json: publishConfig.exports is not exports without '@hub/source'",
  ]);
});

test('refuses a private package as a runtime dependency, not as a development one', () => {
  const testing = { '@hub/testing': 'workspace:^' };
  expect(manifestFaults(packageWith({ ...published, devDependencies: testing }), privateNames)).toEqual([]);
  expect(manifestFaults(packageWith({ ...published, dependencies: testing }), privateNames)).toEqual([
    'packages/sample/package.json: @hub/testing is private, users cannot install it',
  ]);
});
