import type { Redis } from 'ioredis';
import type { Claim, Settlement } from './claim.ts';
import { queueLetter } from './claim.ts';
import source from './lua/tick.lua';
import { Script } from './script.ts';

const script = new Script(source);

/** The keys every tick names, in the order of the script. */
export interface TickKeys {
  readonly inflight: string;
  readonly priority: readonly [queue: string, staging: string, dead: string, deadDropped: string];
  readonly normal: readonly [queue: string, staging: string, dead: string, deadDropped: string];
}

export interface Finished {
  readonly claim: Claim;
  readonly settlement: Settlement;
}

export interface Tick {
  /** Deliveries to take over from the staging lists. */
  readonly adoptions: readonly Claim[];
  readonly finished: readonly Finished[];
  /** Tasks to claim at most; they get the claim numbers `base + 1` and up. */
  readonly claim: number;
  readonly base: number;
}

export interface TickReply {
  /** false: the lease is gone, nothing was claimed and nothing was written. */
  readonly alive: boolean;
  /** Finished tasks that were not ours any more. */
  readonly unknown: number;
  /** Claimed payloads; the first `priorityCount` come from the priority queue. */
  readonly payloads: readonly string[];
  readonly priorityCount: number;
  /** Why a queue could not be read, if one could not. */
  readonly fault: string | undefined;
}

export interface TickSettings {
  readonly keys: TickKeys;
  readonly responseTtlSeconds: number;
  readonly deadLetterLimit: number;
}

/**
 * Run one tick. It may be run again as it is when its reply was lost: it then finishes nothing twice and hands out what
 * the first run claimed.
 *
 * @throws the connection's error when the reply was lost; Redis' own error when the script was refused
 */
export async function runTick(redis: Redis, settings: TickSettings, tick: Tick): Promise<TickReply> {
  const { keys, responseTtlSeconds, deadLetterLimit } = settings;
  const allKeys = [keys.inflight, ...keys.priority, ...keys.normal];
  const args: (string | number | Buffer)[] = [tick.claim, tick.base, responseTtlSeconds, deadLetterLimit];

  args.push(tick.adoptions.length);
  for (const claim of tick.adoptions) {
    args.push(queueLetter[claim.queue], claim.field, claim.staged ?? claim.payload);
  }

  const bodies: string[] = [];
  const callbacks: number[] = [];
  const callbackKeys: string[] = [];
  const burials: string[] = [];
  args.push(tick.finished.length);
  for (const { claim, settlement } of tick.finished) {
    const { answer, burial } = settlement;
    args.push(claim.field);
    if (answer !== undefined) {
      allKeys.push(answer.key);
      bodies.push(answer.body);
      if (answer.callbackKey !== undefined) {
        callbacks.push(bodies.length);
        callbackKeys.push(answer.callbackKey);
      }
    }
    if (burial !== undefined) {
      const origin = claim.queue === 'priority' ? keys.priority[0] : keys.normal[0];
      const entry = JSON.stringify({ code: burial.code, reason: burial.reason, origin, attempts: 1 });
      burials.push(queueLetter[claim.queue], claim.field, entry.slice(0, -1));
    }
  }
  args.push(bodies.length, ...bodies, callbacks.length, ...callbacks, burials.length / 3, ...burials);
  allKeys.push(...callbackKeys);
  return parseReply(await script.run(redis, allKeys, args));
}

function parseReply(reply: unknown): TickReply {
  if (!Array.isArray(reply)) {
    throw new TypeError('tick.lua answered something other than a list');
  }
  const [alive, unknown, priorityCount, fault, ...payloads] = reply;
  return {
    alive: alive === 1,
    unknown: Number(unknown),
    priorityCount: Number(priorityCount),
    fault: fault === '' ? undefined : String(fault),
    payloads: payloads.map(String),
  };
}
