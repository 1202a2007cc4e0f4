import { join } from 'node:path';

export interface RedisServerOptions {
  /** Also listen on a free TCP port of the loopback address. Default false: only on a unix socket. */
  readonly tcp?: boolean;
  /** Append-only file and how often it is synced. Default `no`. */
  readonly appendonly?: 'no' | 'everysec' | 'always';
  /** Memory limit as Redis writes it, `10mb`; writes beyond it are refused (`noeviction`). Default no limit. */
  readonly maxmemory?: string;
  /** More command line arguments, `['--hz', '100']`. */
  readonly args?: readonly string[];
  /** The server program. Default: what `findRedisServer()` finds. */
  readonly serverPath?: string;
}

/** @param port - 0 for no TCP */
export function redisServerArguments(options: RedisServerOptions, directory: string, port: number): string[] {
  const { appendonly = 'no', maxmemory, args = [] } = options;
  return [
    ['--port', String(port), '--bind', '127.0.0.1', '--unixsocket', redisSocketPath(directory)],
    ['--dir', directory, '--daemonize', 'no', '--logfile', '', '--save', ''],
    appendonly === 'no' ? ['--appendonly', 'no'] : ['--appendonly', 'yes', '--appendfsync', appendonly],
    maxmemory === undefined ? [] : ['--maxmemory', maxmemory, '--maxmemory-policy', 'noeviction'],
    args,
  ].flat();
}

export function redisSocketPath(directory: string): string {
  return join(directory, 'redis.sock');
}
