import type { WorkspacePackage } from './workspace-packages.ts';

/** Dependencies whose version is not decided in one place: each must be `catalog:` or `workspace:`. */
export function catalogFaults({ directory, manifest }: WorkspacePackage): string[] {
  const { dependencies, devDependencies, optionalDependencies } = manifest;
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    .filter(([, range]) => !/^(?:catalog|workspace):/.test(range))
    .map(
      ([name, range]) => `${directory}/package.json: ${name} is '${range}', not 'catalog:' or 'workspace:'`,
    );
}
