import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { APT_INSTALL_SCRIPT } from './apt-install.ts';
import { findRedisServer } from './find-redis-server.ts';
import { NO_REDIS_SERVER } from './no-redis-server.ts';

export interface EnsureRedisServerOptions {
  /** Told what happens, one line each. Default: nobody. */
  readonly log?: (line: string) => void;
  /** Finds the server program. Default `findRedisServer`. */
  readonly find?: () => string | undefined;
  /** Runs a program to its end; rejects when it fails. Default: a real one. */
  readonly run?: (command: string, args: readonly string[]) => Promise<unknown>;
  /** Whether this process is root. Default: asked from the system. */
  readonly isRoot?: boolean;
}

/**
 * The path of a Redis or Valkey server program; when there is none, it is installed with apt if that needs no answers
 * from anyone (root, or `sudo` without a password). No system service is left running.
 *
 * @throws Error none found and none installed; the message lists the commands that help
 */
export async function ensureRedisServer(options: EnsureRedisServerOptions = {}): Promise<string> {
  const {
    log = () => undefined,
    find = findRedisServer,
    run = runProgram,
    isRoot = process.getuid?.() === 0,
  } = options;
  const found = find();
  if (found !== undefined) return found;

  try {
    await run('apt-get', ['--version']);
    if (!isRoot) await run('sudo', ['-n', 'true']);
    log('No redis-server found: installing it with apt-get');
    if (isRoot) await run('sh', ['-c', APT_INSTALL_SCRIPT]);
    else await run('sudo', ['-n', 'sh', '-c', APT_INSTALL_SCRIPT]);
  } catch (error) {
    throw new Error(NO_REDIS_SERVER, { cause: error });
  }
  const installed = find();
  if (installed === undefined) throw new Error(NO_REDIS_SERVER);
  log(`Installed ${installed}`);
  return installed;
}

function runProgram(command: string, args: readonly string[]): Promise<unknown> {
  return promisify(execFile)(command, args, { maxBuffer: 16 * 1024 * 1024 });
}
