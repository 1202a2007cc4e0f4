import { WIRE_VERSION } from '@hub/task-schema';

/** The text of `--version`. */
export function versionText(version: string): string {
  return `hub-worker ${version} (wire version ${WIRE_VERSION})`;
}
