import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { publishedPackages } from './workspace-packages.ts';

export interface PackedPackage {
  readonly name: string;
  /** From the root of the workspace: `packages/queue-client`. */
  readonly directory: string;
  /** The file that would go to the registry. */
  readonly tarball: string;
}

/** Packs every published package as the release does; they must be built. */
export async function packPublished(root: string, destination: string): Promise<PackedPackage[]> {
  return await Promise.all(
    publishedPackages(root).map(async ({ directory, manifest: { name } }) => {
      const tarball = join(destination, `${name.replace('@', '').replace('/', '-')}.tgz`);
      await promisify(execFile)('pnpm', ['pack', '--out', tarball], { cwd: join(root, directory) });
      return { name, directory, tarball };
    }),
  );
}
