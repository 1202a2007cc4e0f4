import type { Redis } from 'ioredis';
import type { Clock } from './clock.ts';
import type { CommandChannel } from './command-channel.ts';
import { everyLane } from './control.ts';
import { queueKeys } from './keys.ts';
import { laneName } from './lane-name.ts';
import source from './lua/control.lua';
import type { QueueName } from './queue-name.ts';
import { Script } from './script.ts';
import { countTasks } from './task-count.ts';

const script = new Script(source);

/** How often workers and queues are looked at while something is waited for, milliseconds. */
const lookEveryMs = 20;

export interface WaitOptions {
  /** How long to wait, milliseconds. */
  readonly timeoutMs?: number;
}

/** Operators' switches. A lane is `*` (all), `KIS` (all its accounts) or `KIS:default`. */
export interface QueueControl {
  /**
   * Start no more tasks of a lane; they stay in Redis, and what runs goes on.
   *
   * @returns whether every living worker has confirmed within `timeoutMs` (default 10 000)
   */
  pause(lane?: string, options?: WaitOptions): Promise<boolean>;
  /** Undo `pause` and `drain`. Returns whether every living worker has confirmed. */
  resume(lane?: string, options?: WaitOptions): Promise<boolean>;
  /**
   * Let our producers add no more tasks of a lane (`ERR_QUEUE_DRAINING`) until `resume`, and wait until none is left.
   *
   * @returns whether the lane was empty within `timeoutMs` (default 60 000)
   */
  drain(lane?: string, options?: WaitOptions): Promise<boolean>;
  /** What is paused and what is drained now. */
  state(): Promise<{ readonly paused: readonly string[]; readonly draining: readonly string[] }>;
}

export class RedisQueueControl implements QueueControl {
  readonly #commands: CommandChannel;
  readonly #queues: Readonly<Record<QueueName, string>>;
  readonly #clock: Clock;

  constructor(commands: CommandChannel, queues: Readonly<Record<QueueName, string>>, clock: Clock) {
    this.#commands = commands;
    this.#queues = queues;
    this.#clock = clock;
  }

  pause(lane: string = everyLane, { timeoutMs = 10_000 }: WaitOptions = {}): Promise<boolean> {
    return this.#change('pause', laneName(lane), timeoutMs);
  }

  resume(lane: string = everyLane, { timeoutMs = 10_000 }: WaitOptions = {}): Promise<boolean> {
    return this.#change('resume', laneName(lane), timeoutMs);
  }

  async drain(lane: string = everyLane, { timeoutMs = 60_000 }: WaitOptions = {}): Promise<boolean> {
    const name = laneName(lane);
    const giveUpAtMs = this.#clock.monotonicMs() + timeoutMs;
    await this.#commands.run((redis) => this.#write(redis, 'drain', name));
    return await this.#until(
      giveUpAtMs,
      async (redis) => (await countTasks(redis, this.#queues, name)) === 0,
    );
  }

  async state(): Promise<{ paused: string[]; draining: string[] }> {
    const settings = await this.#commands.run((redis) => redis.hkeys(queueKeys.control(this.#queues.normal)));
    const lanes = (prefix: string): string[] =>
      settings.filter((name) => name.startsWith(prefix)).map((name) => name.slice(prefix.length));
    return { paused: lanes('pause:'), draining: lanes('drain:') };
  }

  async #change(action: 'pause' | 'resume', lane: string, timeoutMs: number): Promise<boolean> {
    const giveUpAtMs = this.#clock.monotonicMs() + timeoutMs;
    const version = await this.#commands.run(async (redis) => {
      const written = await this.#write(redis, action, lane);
      await wakeWaiters(redis);
      return written;
    });
    return await this.#until(giveUpAtMs, async (redis) => {
      const seen = await Promise.all(
        (await this.#inflightHashes(redis, 'living')).map((inflight) =>
          redis.hmget(inflight, 'lease', 'seen'),
        ),
      );
      const obeyed = seen.every(
        ([lease, workerVersion]) => lease === null || Number(workerVersion) >= version,
      );
      if (!obeyed) {
        // A wait that was armed after the last call is not over yet.
        await wakeWaiters(redis);
      }
      return obeyed;
    });
  }

  async #write(redis: Redis, action: 'pause' | 'resume' | 'drain', lane: string): Promise<number> {
    const { priority, normal } = this.#queues;
    const keys = [
      queueKeys.control(normal),
      priority,
      queueKeys.lane(priority, lane),
      normal,
      queueKeys.lane(normal, lane),
      ...(await this.#inflightHashes(redis, 'all')),
    ];
    return Number(await script.run(redis, keys, [action, lane]));
  }

  async #inflightHashes(redis: Redis, which: 'living' | 'all'): Promise<string[]> {
    const { normal } = this.#queues;
    const [seconds] = which === 'all' ? ['-inf'] : await redis.time();
    const since = which === 'all' ? '-inf' : Number(seconds) * 1_000;
    const workerIds = await redis.zrangebyscore(queueKeys.workers(normal), since, '+inf');
    return workerIds.map((workerId) => queueKeys.inflight(normal, workerId));
  }

  async #until(giveUpAtMs: number, condition: (redis: Redis) => Promise<boolean>): Promise<boolean> {
    for (;;) {
      if (await this.#commands.run(condition)) {
        return true;
      }
      if (this.#clock.monotonicMs() >= giveUpAtMs) {
        return false;
      }
      await this.#clock.sleep(lookEveryMs);
    }
  }
}

/** Idle workers look at the settings when their wait ends; without CLIENT rights they do so within seconds. */
async function wakeWaiters(redis: Redis): Promise<void> {
  try {
    const list = String(await redis.client('LIST'));
    for (const [, id] of list.matchAll(/^id=(\d+) .*\bname=hub-worker:\S*/gm)) {
      await redis.client('UNBLOCK', Number(id));
    }
  } catch {
    // A managed Redis may forbid it.
  }
}
