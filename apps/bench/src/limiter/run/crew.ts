import { type RedisServer, type RedisServerOptions, startRedis } from '@hub/testing';
import { ArrivalServer } from '../server/arrival-server.ts';
import { systemOf } from '../systems/system-of.ts';
import type { Done } from '../worker/protocol.ts';
import { Worker } from '../worker/worker.ts';
import { idlePerSecond, type RowPlan } from './row.ts';
import { scopesOf } from './scopes.ts';

/** Before the time that is measured: connections, code, and the pause of a limiter that does not know its past. */
export const warmUpSeconds = 2.5;

/** A Redis, a server that logs, and processes that call it: all that one row needs, and nobody else's. */
export class Crew implements AsyncDisposable {
  readonly redis: RedisServer;
  readonly server: ArrivalServer;
  /** A killed one has no place any more. */
  readonly #workers: Worker[];
  readonly #resources: AsyncDisposableStack;

  private constructor(
    redis: RedisServer,
    server: ArrivalServer,
    workers: Worker[],
    resources: AsyncDisposableStack,
  ) {
    this.redis = redis;
    this.server = server;
    this.#workers = workers;
    this.#resources = resources;
  }

  /** @param seed - of the delays on the way */
  static async open(
    plan: RowPlan,
    seed: number,
    redisOptions: Pick<RedisServerOptions, 'appendonly'> = {},
  ): Promise<Crew> {
    await using resources = new AsyncDisposableStack();
    const redis = resources.use(await startRedis({ tcp: true, ...redisOptions }));
    const server = resources.use(await ArrivalServer.start(plan.jitter_ms, seed));
    const scopes = scopesOf(plan.part, plan.limit);
    if (plan.part !== 'idle') {
      const system = await systemOf(plan.system);
      // More than it can use: the limit, for a little longer, and what it sends above the limit.
      const calls = Math.ceil(plan.limit * (plan.seconds + warmUpSeconds + 2) * 1.3);
      await system.fill?.(redis.port, calls);
    }
    const workers = await Promise.all(
      Array.from({ length: plan.processes }, async (_, worker) =>
        resources.use(
          await Worker.open({
            system: plan.system,
            worker,
            redisPort: redis.port,
            serverPort: server.port,
            limits: [...scopes.limits],
            scopeSets: scopes.scopeSets.map((names) => [...names]),
            jitterMs: plan.jitter_ms,
            concurrency: plan.part === 'scopes' ? 3 : Math.max(20, Math.ceil(plan.limit / 2)),
            skewMs: worker % 2 === 0 ? plan.skew_ms : -plan.skew_ms,
            idlePerSecond: plan.part === 'idle' ? idlePerSecond / plan.processes : 0,
            seed,
          }),
        ),
      ),
    );
    return new Crew(redis, server, workers, resources.move());
  }

  async start(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.start()));
  }

  async read(): Promise<Done[]> {
    return await Promise.all(this.#workers.map((worker) => worker.read()));
  }

  async stop(): Promise<Done[]> {
    return await Promise.all(this.#workers.map((worker) => worker.stop()));
  }

  async killWorker(worker: number): Promise<void> {
    const [victim] = this.#workers.splice(worker, 1);
    await victim?.kill9();
  }

  signalWorker(worker: number, signal: 'SIGSTOP' | 'SIGCONT'): void {
    this.#workers[worker]?.signal(signal);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#resources.disposeAsync();
  }
}
