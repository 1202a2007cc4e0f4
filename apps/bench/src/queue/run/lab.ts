import { type RedisServer, startRedis } from '@hub/testing';
import type { Redis } from 'ioredis';
import { Agent } from '../agent/agent.ts';
import { type DelayedLink, openDelayedLink } from '../link/delayed-link.ts';
import { type SystemName, systemNames } from '../system-name.ts';
import type { Leg } from './scenario.ts';

/** One way, microseconds. */
const addedDelayUs = 1_000;

export interface AgentPair {
  readonly producer: Agent;
  readonly worker: Agent;
}

export interface Site {
  /** Where producer and worker connect. */
  readonly port: number;
  readonly directPort: number;
  /** For looking on, directly. */
  readonly redis: Redis;
}

/** Everything a benchmark runs on: two Redis servers, a slow way to the first, and two processes per system. */
export class Lab implements AsyncDisposable {
  readonly redisVersion: string;
  readonly measuredOneWayUs: number;
  readonly #resources: AsyncDisposableStack;
  readonly #sites: Readonly<Record<Leg, Site>>;
  readonly #agents: Readonly<Record<SystemName, AgentPair>>;

  private constructor(
    resources: AsyncDisposableStack,
    sites: Readonly<Record<Leg, Site>>,
    agents: Readonly<Record<SystemName, AgentPair>>,
    redisVersion: string,
    link: DelayedLink,
  ) {
    this.#resources = resources;
    this.#sites = sites;
    this.#agents = agents;
    this.redisVersion = redisVersion;
    this.measuredOneWayUs = link.measuredOneWayUs;
  }

  static async open(): Promise<Lab> {
    await using resources = new AsyncDisposableStack();
    const plain = resources.use(await startRedis({ tcp: true }));
    const durable = resources.use(await startRedis({ tcp: true, appendonly: 'everysec' }));
    const link = resources.use(await openDelayedLink(plain.port, addedDelayUs));
    const [ours, bullmq, bee] = await Promise.all(
      systemNames.map(async (name) => ({
        producer: resources.use(await Agent.start(name, 'producer')),
        worker: resources.use(await Agent.start(name, 'worker')),
      })),
    );
    if (ours === undefined || bullmq === undefined || bee === undefined) {
      throw new Error('an agent is missing');
    }
    const sites = {
      loopback: site(plain, plain.port),
      delayed: site(plain, link.port),
      aof: site(durable, durable.port),
    };
    const version = /^redis_version:(.*)$/m.exec(await sites.loopback.redis.info('server'))?.[1] ?? '?';
    return new Lab(resources.move(), sites, { ours, bullmq, bee }, version.trim(), link);
  }

  site(leg: Leg): Site {
    return this.#sites[leg];
  }

  agents(system: SystemName): AgentPair {
    return this.#agents[system];
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#resources.disposeAsync();
  }
}

function site(server: RedisServer, port: number): Site {
  return { port, directPort: server.port, redis: server.client() };
}
