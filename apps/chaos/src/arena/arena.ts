import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTcpProxy, type RedisServer, startRedis, type TcpProxy } from '@hub/testing';
import type { Redis } from 'ioredis';
import { Ledger } from '../ledger/ledger.ts';
import { KeyedLock } from './keyed-lock.ts';
import { openWorkerLine } from './worker-line.ts';
import { WorkerSlot } from './worker-slot.ts';

export interface ArenaOptions {
  readonly workers: number;
  readonly leaseMs: number;
  readonly seed: number;
  readonly fsync: 'everysec' | 'always';
  /** The program of the workers. Default: the real consumer. */
  readonly workerScript?: string;
}

/** Tasks one worker has in hand at once. */
const concurrency = 30;
const realWorker = fileURLToPath(new URL('../worker/main.ts', import.meta.url));

/** Everything one run needs: the tested Redis with its append-only file, the ledger, the workers and their network. */
export class Arena implements AsyncDisposable {
  readonly server: RedisServer;
  readonly ledger: Ledger;
  readonly slots: readonly WorkerSlot[];
  /** The producers' way to Redis. */
  readonly producerLine: TcpProxy;
  /** The harness' own connection, past all proxies. */
  readonly redis: Redis;
  readonly locks = new KeyedLock();

  private constructor(server: RedisServer, ledger: Ledger, slots: readonly WorkerSlot[], line: TcpProxy) {
    this.server = server;
    this.ledger = ledger;
    this.slots = slots;
    this.producerLine = line;
    this.redis = server.client();
  }

  static async open(options: ArenaOptions): Promise<Arena> {
    const { workers, leaseMs, seed, fsync, workerScript = realWorker } = options;
    const server = await startRedis({
      tcp: true,
      appendonly: fsync,
      // Never rewritten: the file is the whole history of the run, and the audit reads it.
      args: ['--auto-aof-rewrite-percentage', '0'],
    });
    const ledger = await Ledger.open();
    const slots: WorkerSlot[] = [];
    for (let index = 0; index < workers; index += 1) {
      const line = await openWorkerLine(server.port);
      const settings = { ledgerPath: ledger.path, leaseMs, concurrency, seed };
      slots.push(new WorkerSlot({ index, line, script: workerScript, settings }));
    }
    return new Arena(server, ledger, slots, await createTcpProxy({ port: server.port }));
  }

  /** Where the tested Redis keeps its append-only file. */
  get directory(): string {
    return dirname(this.server.path);
  }

  slot(index: number): WorkerSlot {
    const slot = this.slots[index % this.slots.length];
    if (slot === undefined) throw new RangeError(`there is no worker slot ${index}`);
    return slot;
  }

  /** Names of the processes in the slots. */
  get workerNames(): string[] {
    return this.slots.map(({ current }) => current.name);
  }

  async startWorkers(): Promise<void> {
    const started = await Promise.all(this.slots.map((slot) => slot.start()));
    await Promise.all(started.map(({ running }) => running.waitForLine('"ready"', { timeoutMs: 30_000 })));
  }

  async stopWorkers(): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot.stop()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.slots.map((slot) => slot[Symbol.asyncDispose]()));
    await this.producerLine.close();
    await this.ledger[Symbol.asyncDispose]();
    await this.server.close();
  }
}
