import type { Redis } from 'ioredis';
import { type Claim, type Settlement, waitingList } from './claim.ts';
import { queueLetter } from './claim-field.ts';
import { queueKeys, type WorkerKeys, type WorkerQueueKeys } from './keys.ts';
import type { LaneBacklog, LaneRoom, LimitedProvider } from './lane-gate.ts';
import routing from './lua/lane-routing.lua';
import source from './lua/tick.lua';
import { Script } from './script.ts';

const script = new Script(routing + source);

export interface Finished {
  readonly claim: Claim;
  readonly settlement: Settlement;
}

export interface Tick {
  /** Deliveries to take over from the staging lists. */
  readonly adoptions: readonly Claim[];
  readonly finished: readonly Finished[];
  /** Tasks to claim at most, besides those of limited lanes; they get the claim numbers `base + 1` and up. */
  readonly claim: number;
  readonly base: number;
  /** Of these, so many normal ones before any priority one. */
  readonly normalFirst: number;
  /** Retries may be due. */
  readonly takeRetries: boolean;
  readonly takeSuspect: boolean;
  /** Version of the control settings that `closedLanes` comes from. */
  readonly control: string;
  /** Lanes whose tasks are to be put aside. */
  readonly closedLanes: readonly string[];
  readonly limited: readonly LimitedProvider[];
  /** Limited lanes that may give out tasks. */
  readonly rooms: readonly LaneRoom[];
}

export interface TickReply {
  /** false: the lease is gone, nothing was claimed and nothing was written. */
  readonly alive: boolean;
  /** Finished tasks that were not ours any more. */
  readonly unknown: number;
  /** Why a queue could not be read, if one could not. */
  readonly fault: string | undefined;
  /** The queues may hold more. */
  readonly more: boolean;
  /** Milliseconds until the next retry is due; undefined when there is none or none was asked for. */
  readonly nextRetryMs: number | undefined;
  /** Version of the control settings, '' when they were never changed. */
  readonly control: string;
  /** Tasks of limited lanes that wait for permits. */
  readonly waiting: readonly LaneBacklog[];
  /** Room that brought no task. */
  readonly unused: readonly Pick<LaneRoom, 'lane' | 'room'>[];
  /** Claimed tasks: field, payload, field, payload, … */
  readonly claimed: readonly string[];
}

export interface TickSettings {
  readonly workerId: string;
  readonly keys: WorkerKeys;
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
  const { workerId, keys, responseTtlSeconds, deadLetterLimit } = settings;
  const adoptions: (string | Buffer)[] = [];
  for (const { queue, field, staged, payload } of tick.adoptions) {
    adoptions.push(queueLetter[queue], field, staged ?? payload);
  }
  const ends = new Ends(keys);
  for (const finished of tick.finished) {
    ends.add(finished);
  }
  const { priority, normal } = keys;
  const allKeys = [
    keys.inflight,
    ...queueKeyList(priority),
    ...queueKeyList(normal),
    priority.lanePrefix,
    normal.lanePrefix,
    keys.lanes,
    ...ends.keys(),
  ];
  for (const lane of tick.closedLanes) {
    allKeys.push(queueKeys.lane(priority.list, lane), queueKeys.lane(normal.list, lane));
  }
  const args: (string | number | Buffer)[] = [
    tick.claim,
    tick.base,
    responseTtlSeconds,
    deadLetterLimit,
    tick.normalFirst,
    tick.takeRetries ? '1' : '0',
    tick.takeSuspect ? '1' : '0',
    workerId,
    tick.control,
    tick.adoptions.length,
    ...adoptions,
    ...ends.args(),
    tick.closedLanes.length,
    ...tick.closedLanes,
    tick.limited.length,
    ...tick.limited.flatMap(({ provider, lanesPer }) => [provider, laneMarks[lanesPer]]),
    tick.rooms.length,
    ...tick.rooms.flatMap(({ lane, room, urgent }) => [lane, room, urgent]),
  ];
  return parseReply(await script.list(redis, allKeys, args));
}

/** How claims of limited lanes are marked (see tick.lua). */
const laneMarks = { account: 'l', tr: 't' } as const;

function queueKeyList(queue: WorkerQueueKeys): string[] {
  return [queue.list, queue.staging, queue.dead, queue.deadDropped, queue.retries, queue.suspects];
}

/** The groups of the script that tell what became of finished claims. */
class Ends {
  readonly #queues: Readonly<Record<Claim['queue'], string>>;
  readonly #fields: string[] = [];
  readonly #answerKeys: string[] = [];
  readonly #bodies: string[] = [];
  readonly #callbackKeys: string[] = [];
  readonly #callbacks: number[] = [];
  readonly #sharedKeys: string[] = [];
  readonly #shared: (string | number)[] = [];
  readonly #burials: string[] = [];
  readonly #postponed: (string | number)[] = [];
  readonly #parkedKeys: string[] = [];
  readonly #parked: string[] = [];
  readonly #waits: string[] = [];

  constructor(keys: WorkerKeys) {
    this.#queues = { priority: keys.priority.list, normal: keys.normal.list };
  }

  add({ claim, settlement }: Finished): void {
    const { answer, burial, postponement, park, wait, shared } = settlement;
    this.#fields.push(claim.field);
    if (answer !== undefined) {
      this.#answerKeys.push(answer.key);
      this.#bodies.push(answer.body);
      if (answer.callbackKey !== undefined) {
        this.#callbackKeys.push(answer.callbackKey);
        this.#callbacks.push(this.#bodies.length);
      }
    }
    if (shared !== undefined) {
      this.#sharedKeys.push(shared.record, waitingList(shared.record));
      this.#shared.push(shared.mode, shared.ttlMs, shared.body);
    }
    const letter = queueLetter[claim.queue];
    if (burial !== undefined) {
      const origin = this.#queues[claim.queue];
      const entry = JSON.stringify({ id: crypto.randomUUID(), ...burial, origin, attempts: claim.attempt });
      this.#burials.push(letter, claim.field, entry.slice(0, -1));
    }
    if (postponement !== undefined) {
      const { delayMs, sameAttempt = false } = postponement;
      const attempt = sameAttempt ? claim.attempt : claim.attempt + 1;
      this.#postponed.push(letter, claim.field, Math.ceil(delayMs), attempt);
    }
    if (park !== undefined) {
      this.#parkedKeys.push(park.list);
      this.#parked.push(letter, claim.field, park.control);
    }
    if (wait !== undefined) {
      this.#waits.push(letter, claim.field, wait.lane);
    }
  }

  keys(): string[] {
    return [...this.#answerKeys, ...this.#callbackKeys, ...this.#sharedKeys, ...this.#parkedKeys];
  }

  args(): (string | number)[] {
    return [
      this.#fields.length,
      ...this.#fields,
      this.#bodies.length,
      ...this.#bodies,
      this.#callbacks.length,
      ...this.#callbacks,
      this.#shared.length / 3,
      ...this.#shared,
      this.#burials.length / 3,
      ...this.#burials,
      this.#postponed.length / 4,
      ...this.#postponed,
      this.#parked.length / 3,
      ...this.#parked,
      this.#waits.length / 3,
      ...this.#waits,
    ];
  }
}

function parseReply(reply: readonly unknown[] | undefined): TickReply {
  if (reply === undefined) {
    throw new TypeError('tick.lua answered something other than a list');
  }
  const [alive, unknown, fault, more, retry, control, waiting, unused, ...claimed] = reply;
  return {
    alive: alive === 1,
    unknown: Number(unknown),
    fault: fault === '' ? undefined : String(fault),
    more: more === 1,
    nextRetryMs: Number(retry) < 0 ? undefined : Number(retry),
    control: String(control),
    waiting: inGroups(waiting, 3).map(([lane, priority, normal]) => ({
      lane: String(lane),
      priority: Number(priority),
      normal: Number(normal),
    })),
    unused: inGroups(unused, 2).map(([lane, room]) => ({ lane: String(lane), room: Number(room) })),
    claimed: claimed.map(String),
  };
}

function inGroups(list: unknown, width: number): unknown[][] {
  const flat: unknown[] = Array.isArray(list) ? list : [];
  return Array.from({ length: flat.length / width }, (_, index) =>
    flat.slice(index * width, (index + 1) * width),
  );
}
