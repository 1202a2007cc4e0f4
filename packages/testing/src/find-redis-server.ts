import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const NAMES = ['redis-server', 'valkey-server'] as const;

/** Looked into after PATH: service managers and editors often start programs with a short PATH. */
const USUAL_DIRECTORIES = ['/usr/bin', '/usr/local/bin', '/opt/homebrew/bin'] as const;

/**
 * Where a Redis or Valkey server program is: the one `HUB_TEST_REDIS_SERVER` names, else `redis-server`, else
 * `valkey-server`.
 *
 * @returns its path, or undefined when there is none
 * @throws Error `HUB_TEST_REDIS_SERVER` names no program
 */
export function findRedisServer(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | undefined {
  const chosen = environment['HUB_TEST_REDIS_SERVER'];
  if (chosen !== undefined && chosen !== '') {
    if (!isProgram(chosen)) throw new Error(`HUB_TEST_REDIS_SERVER names no program: ${chosen}`);
    return chosen;
  }
  const directories = [
    ...(environment['PATH'] ?? '').split(delimiter).filter((part) => part !== ''),
    ...USUAL_DIRECTORIES,
  ];
  const candidates = NAMES.flatMap((name) => directories.map((directory) => join(directory, name)));
  return candidates.find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
