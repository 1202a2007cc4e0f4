import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { findRedisServer } from './find-redis-server.ts';
import { freePort } from './free-port.ts';
import { NO_REDIS_SERVER } from './no-redis-server.ts';
import { type RedisServerOptions, redisServerArguments, redisSocketPath } from './redis-server-arguments.ts';
import { type RunningProcess, startProcess } from './start-process.ts';
import { waitForRedis } from './wait-for-redis.ts';

/** The contract's default database; production data lives in 0. */
const DEFAULT_DATABASE = 15;

/** How long a server may take to answer its first PING, milliseconds. */
const START_TIMEOUT_MS = 15_000;

/** A TCP port found free may be taken a moment later; then another is tried. */
const START_ATTEMPTS = 5;

/** A real Redis (or Valkey) server of one's own. */
export class RedisServer implements AsyncDisposable {
  /** The unix socket it listens on. */
  readonly path: string;
  /** The TCP port of 127.0.0.1 it listens on; 0 unless started with `tcp: true`. */
  readonly port: number;
  /** For database 15: `redis://127.0.0.1:<port>/15`, or without TCP `<path>?db=15` as ioredis understands it. */
  readonly url: string;
  readonly #launch: () => Promise<RunningProcess>;
  readonly #directory: string;
  readonly #clients = new Set<Redis>();
  #process: RunningProcess;
  #running = true;

  constructor(
    directory: string,
    port: number,
    running: RunningProcess,
    launch: () => Promise<RunningProcess>,
  ) {
    this.#directory = directory;
    this.#process = running;
    this.#launch = launch;
    this.path = redisSocketPath(directory);
    this.port = port;
    this.url =
      port === 0 ? `${this.path}?db=${DEFAULT_DATABASE}` : `redis://127.0.0.1:${port}/${DEFAULT_DATABASE}`;
  }

  /** Process id; another one after `restart()`. */
  get pid(): number {
    return this.#process.pid;
  }

  /** What the server of this start has logged. */
  get lines(): readonly string[] {
    return this.#process.lines;
  }

  /** A new connection, over the unix socket; closed by `close()`. It connects again after `restart()`, within 50 ms. */
  client(database = DEFAULT_DATABASE): Redis {
    const client = new Redis({
      path: this.path,
      db: database,
      retryStrategy: () => 50,
      maxRetriesPerRequest: 100,
    });
    // Commands reject on their own; without a listener ioredis prints each failed connection.
    client.on('error', () => undefined);
    this.#clients.add(client);
    return client;
  }

  /** SIGKILL; resolves when it is dead. The directory stays: `restart()` finds what reached the disk. */
  async kill9(): Promise<void> {
    this.#running = false;
    await this.#process.kill9();
  }

  /** SIGTERM, as a service manager does; resolves when it has ended. */
  async stop(): Promise<void> {
    this.#running = false;
    this.thaw();
    this.#process.signal('SIGTERM');
    await this.#process.exit;
  }

  /** Stop it if it runs, and start it with the same socket, port and directory. */
  async restart(): Promise<void> {
    if (this.#running) await this.stop();
    this.#process = await this.#launch();
    this.#running = true;
  }

  /** SIGSTOP: it accepts connections and answers nothing. */
  freeze(): void {
    this.#process.signal('SIGSTOP');
  }

  /** SIGCONT: it goes on. */
  thaw(): void {
    this.#process.signal('SIGCONT');
  }

  /** Ends clients and server and removes its directory. Fine to call twice. */
  async close(): Promise<void> {
    for (const client of this.#clients) client.disconnect();
    await this.kill9();
    await rm(this.#directory, { recursive: true, force: true });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }
}

/**
 * Start a real server with no data, on a unix socket in a new directory; ready for commands when this resolves.
 * It never outlives this process.
 *
 * @throws Error there is no server program, or it did not start (with its log)
 */
export async function startRedis(options: RedisServerOptions = {}): Promise<RedisServer> {
  const command = options.serverPath ?? findRedisServer();
  if (command === undefined) throw new Error(NO_REDIS_SERVER);
  const directory = await mkdtemp(join(temporaryRoot(), 'hub-redis-'));
  try {
    for (let attempt = 1; ; attempt += 1) {
      const port = options.tcp === true ? await freePort() : 0;
      const launch = () => launchRedis(command, redisServerArguments(options, directory, port), directory);
      try {
        return new RedisServer(directory, port, await launch(), launch);
      } catch (error) {
        if (port === 0 || attempt === START_ATTEMPTS) throw error;
      }
    }
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

async function launchRedis(command: string, args: string[], directory: string): Promise<RunningProcess> {
  const running = await startProcess({ command, args, temporaryDirectory: directory });
  const giveUp = new AbortController();
  const ready = waitForRedis(
    redisSocketPath(directory),
    AbortSignal.any([giveUp.signal, AbortSignal.timeout(START_TIMEOUT_MS)]),
  );
  try {
    await Promise.race([ready, running.exit.then(() => Promise.reject(new Error('it ended')))]);
    return running;
  } catch (error) {
    giveUp.abort();
    await Promise.allSettled([ready, running.close()]);
    throw new Error(`${command} did not start:\n${running.lines.join('\n')}`, { cause: error });
  }
}

/** A socket's path may be at most 107 bytes (104 on macOS). */
function temporaryRoot(): string {
  return tmpdir().length > 60 ? '/tmp' : tmpdir();
}
