import type { Manifest, WorkspacePackage } from '../../src/workspace-packages.ts';

/** A private package without dependencies, but for what the test says. */
export function packageWith(fields: Partial<Manifest>): WorkspacePackage {
  return {
    directory: 'packages/sample',
    manifest: {
      name: '@hub/sample',
      private: true,
      engines: {},
      files: [],
      exports: {},
      scripts: {},
      dependencies: {},
      devDependencies: {},
      peerDependencies: {},
      optionalDependencies: {},
      ...fields,
    },
  };
}
