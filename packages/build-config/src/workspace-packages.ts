import { globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import * as z from 'zod';

const dependencies = z.record(z.string(), z.string()).default({});

const manifestSchema = z.looseObject({
  name: z.string(),
  private: z.boolean().default(false),
  license: z.string().optional(),
  sideEffects: z.boolean().optional(),
  engines: z.record(z.string(), z.string()).default({}),
  files: z.array(z.string()).default([]),
  exports: z.record(z.string(), z.unknown()).default({}),
  publishConfig: z.looseObject({ exports: z.unknown() }).optional(),
  scripts: z.record(z.string(), z.string()).default({}),
  dependencies,
  devDependencies: dependencies,
  peerDependencies: dependencies,
  optionalDependencies: dependencies,
});

/** What our checks read of a package.json; other fields stay as they are. */
export type Manifest = z.infer<typeof manifestSchema>;

export interface WorkspacePackage {
  /** From the root of the workspace: `packages/queue-client`. */
  readonly directory: string;
  readonly manifest: Manifest;
}

export function readManifest(directory: string): Manifest {
  return manifestSchema.parse(JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')));
}

/** Every package below the root, in order of its directory; the root itself is not among them. */
export function workspacePackages(root: string): WorkspacePackage[] {
  return globSync('{packages,apps,examples}/*/package.json', { cwd: root })
    .map(dirname)
    .sort()
    .map((directory) => ({ directory, manifest: readManifest(join(root, directory)) }));
}

/** The packages that go to the registry. */
export function publishedPackages(root: string): WorkspacePackage[] {
  return workspacePackages(root).filter(({ manifest }) => !manifest.private);
}
