import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  eventually,
  type RedisServer,
  type RedisServerOptions,
  type RunningProcess,
  startProcess,
  startRedis,
} from '@hub/testing';
import type { CallerReport, CallerSettings } from './caller-settings.ts';
import { type CountingServer, startCountingServer } from './counting-server.ts';

const HOOK = fileURLToPath(new URL('./lua-hook.js', import.meta.url));
const CALLER = fileURLToPath(new URL('./caller.ts', import.meta.url));

/** Generous: the machine tests many things at once. */
const LATENESS_MS = 20;
const JITTER_MS = 10;

/** What the guard of a limit must cover here: jitter, lateness, and how late the counting server may be. */
export const GUARD_MS = 45;

/** A Redis, a server that counts, and processes that call it as often as they may. */
export class GateLab implements AsyncDisposable {
  readonly redis: RedisServer;
  readonly server: CountingServer;
  readonly callers: RunningProcess[] = [];

  private constructor(redis: RedisServer, server: CountingServer) {
    this.redis = redis;
    this.server = server;
  }

  static async open(options: RedisServerOptions = {}): Promise<GateLab> {
    return new GateLab(await startRedis({ tcp: true, ...options }), await startCountingServer(JITTER_MS, 1));
  }

  async call(
    count: number,
    settings: Pick<CallerSettings, 'limits' | 'scopeSets'> & Partial<CallerSettings>,
    skewsMs: readonly number[] = [],
  ): Promise<void> {
    const started = Array.from({ length: count }, async (_, index) => {
      const caller: CallerSettings = {
        redisPort: this.redis.port,
        serverPort: this.server.port,
        concurrency: 20,
        staleMs: LATENESS_MS,
        skewMs: skewsMs[index] ?? 0,
        ...settings,
      };
      const running = await startProcess({
        command: process.execPath,
        args: ['--import', HOOK, CALLER],
        env: { CALLER: JSON.stringify(caller) },
      });
      this.callers.push(running);
      await running.waitForLine('calling');
    });
    await Promise.all(started);
  }

  /** Resolves once calls have arrived for this long. */
  async arrivalsFor(ms: number): Promise<void> {
    const seen = this.server.arrivals.length;
    await eventually(() => this.server.arrivals.length > seen, { timeoutMs: 15_000 });
    await sleep(ms);
  }

  async stopCallers(): Promise<CallerReport[]> {
    return await Promise.all(
      this.callers.map(async (caller) => {
        caller.signal('SIGCONT');
        caller.signal('SIGTERM');
        const line = await caller.waitForLine('report ');
        return JSON.parse(line.slice('report '.length)) as CallerReport;
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(this.callers.map((caller) => caller.close()));
    await this.server[Symbol.asyncDispose]();
    await this.redis.close();
  }
}
