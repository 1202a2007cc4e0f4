import { parseDefinition } from './definition.ts';
import { moveBrake } from './memory-brake.ts';
import { reserveInMemory } from './memory-reserve.ts';
import { MemoryScope } from './memory-scope.ts';
import type { ReservationReply, StatusReply, Store, StoreReservation } from './store.ts';

/** A clock that goes back further than this begins a new epoch, microseconds; as in `reserve.lua`. */
const BACKWARD_US = 1_000;

interface Tag {
  readonly scopes: Map<string, MemoryScope>;
  epochUs: number | undefined;
  clockUs: number;
  lastSlot: number;
}

/** Rings in this process's memory, with the same replies as the scripts. @param nowUs - microseconds, whole */
export function createMemoryStore(nowUs: () => number): Store {
  const tags = new Map<string, Tag>();
  const tagOf = (name: string): Tag => {
    const tag = tags.get(name) ?? { scopes: new Map(), epochUs: undefined, clockUs: 0, lastSlot: 0 };
    tags.set(name, tag);
    return tag;
  };
  return {
    reserve: async (reservation) => reserve(tagOf(reservation.tag), reservation, nowUs()),

    async giveBack(tagName, epoch, names, slots) {
      const tag = tagOf(tagName);
      if (String(tag.epochUs) !== epoch) return 0;
      const freed = names.map((name) => tag.scopes.get(name)?.giveBack(slots, nowUs()) ?? 0);
      return freed[0] ?? 0;
    },

    async define(tagName, definitions, mode) {
      const tag = tagOf(tagName);
      return definitions.map(([name, text]) => {
        const scope = tag.scopes.get(name);
        if (scope === undefined) tag.scopes.set(name, new MemoryScope(parseDefinition(text), tag.epochUs));
        else if (mode === 'replace' && scope.text !== text) scope.redefine(parseDefinition(text), nowUs());
        return tag.scopes.get(name)?.text ?? text;
      });
    },

    async brake(tagName, name, move) {
      const scope = tagOf(tagName).scopes.get(name);
      if (scope === undefined) return undefined;
      const { record, reply } = moveBrake(scope.brake, move, scope.definition.guardUs, nowUs());
      scope.brake = record;
      return reply;
    },

    async status(tagName, name) {
      const scope = tagOf(tagName).scopes.get(name);
      return scope === undefined ? undefined : statusOf(scope, nowUs());
    },
  };
}

function reserve(tag: Tag, request: StoreReservation, clockUs: number): ReservationReply {
  const scopes: MemoryScope[] = [];
  for (const name of request.scopes) {
    const scope = tag.scopes.get(name);
    if (scope === undefined) return { kind: 'undefined', scope: name };
    if (request.cost > scope.definition.limit) return { kind: 'costly', scope: name };
    if (scope.brake?.stopped === true) return { kind: 'stopped', scope: name };
    scopes.push(scope);
  }
  if (tag.epochUs === undefined || clockUs < tag.clockUs - BACKWARD_US || request.newEpoch) {
    tag.epochUs = clockUs;
    tag.clockUs = clockUs;
    for (const scope of tag.scopes.values()) scope.begin(clockUs, clockUs);
  }
  const nowUs = Math.max(clockUs, tag.clockUs);
  tag.clockUs = nowUs;
  const found = reserveInMemory(scopes, request, nowUs, tag.lastSlot + 1);
  const firstSlot = tag.lastSlot + 1;
  tag.lastSlot += found.count;
  return {
    kind: 'ok',
    epoch: String(tag.epochUs),
    nowUs,
    nextUs: found.nextUs,
    askers: found.askers,
    firstSlot,
    slots: found.slots,
    news: scopes.map((scope) => ({
      definition: scope.text,
      brakeLevel: scope.level,
      pauseUs: Math.max(0, (scope.brake?.pauseUntilUs ?? 0) - nowUs),
      coldUs: Math.max(0, scope.coldUntilUs - nowUs),
    })),
  };
}

function statusOf(scope: MemoryScope, nowUs: number): StatusReply {
  const { times } = scope.ring;
  const { windowUs } = scope.definition;
  let first = 0;
  for (const [index, timeUs] of times.entries()) {
    while (timeUs - (times[first] ?? 0) >= windowUs) first += 1;
    scope.worst = Math.max(scope.worst, index - first + 1);
  }
  const { brake } = scope;
  const parts = brake && [
    brake.level,
    brake.pauseUntilUs,
    brake.recoverUs,
    brake.guardExtraUs,
    brake.stopped ? 1 : 0,
  ];
  return {
    definition: scope.text,
    brake: parts?.join(' ') ?? '',
    used: scope.ring.countUntil(nowUs) - scope.ring.countUntil(nowUs - windowUs),
    ahead: times.length - scope.ring.countUntil(nowUs),
    worst: scope.worst,
    askers: scope.askers(nowUs),
    coldUs: Math.max(0, scope.coldUntilUs - nowUs),
    nowUs,
  };
}
