import { isDeepStrictEqual } from 'node:util';
import type { Manifest, WorkspacePackage } from './workspace-packages.ts';

/** Resolves a workspace package to its sources; only inside this repository. */
const SOURCE_CONDITION = '@hub/source';

/**
 * What a published package owes its users and its manifest does not say.
 *
 * @param privateNames - the packages of the workspace that are never published
 */
export function manifestFaults(
  { directory, manifest }: WorkspacePackage,
  privateNames: ReadonlySet<string>,
): string[] {
  const say = (fault: string): string => `${directory}/package.json: ${fault}`;
  const faults = promises.filter(({ isKept }) => !isKept(manifest)).map(({ fault }) => say(fault));

  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    if (privateNames.has(name)) faults.push(say(`${name} is private, users cannot install it`));
  }
  return faults;
}

const promises: readonly { fault: string; isKept: (manifest: Manifest) => boolean }[] = [
  { fault: 'license is not MIT', isKept: ({ license }) => license === 'MIT' },
  { fault: 'engines.node is missing', isKept: ({ engines }) => engines['node'] !== undefined },
  { fault: 'sideEffects is not false', isKept: ({ sideEffects }) => sideEffects === false },
  { fault: 'files does not list dist', isKept: ({ files }) => files.includes('dist') },
  {
    fault: 'exports has no ./package.json',
    isKept: ({ exports }) => exports['./package.json'] === './package.json',
  },
  {
    fault: `publishConfig.exports is not exports without '${SOURCE_CONDITION}'`,
    isKept: ({ exports, publishConfig }) =>
      isDeepStrictEqual(publishConfig?.exports, withoutCondition(exports, SOURCE_CONDITION)),
  },
];

function withoutCondition(value: unknown, condition: string): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== condition);
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutCondition(inner, condition)]));
}
