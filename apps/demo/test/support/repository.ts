import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end. */
const repository = new URL('../../../../', import.meta.url);

export function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, repository));
}
