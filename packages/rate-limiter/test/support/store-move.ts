import fc from 'fast-check';
import type { PermitClass } from '../../src/index.ts';
import type { ReservationReply, Store } from '../../src/store.ts';

/** Something that happens to a store. */
export type StoreMove =
  | {
      readonly kind: 'reserve';
      readonly scopes: readonly string[];
      readonly class: PermitClass;
      readonly count: number;
      readonly cost: number;
      readonly asker: string;
    }
  | { readonly kind: 'pass'; readonly us: number }
  | { readonly kind: 'give-back'; readonly which: number; readonly twice: boolean };

/** @param scopeSets - what may be asked for together */
export function storeMoves(
  scopeSets: readonly (readonly string[])[],
  mostCost = 1,
): fc.Arbitrary<StoreMove[]> {
  const reserve = fc.record({
    kind: fc.constant('reserve' as const),
    scopes: fc.constantFrom(...scopeSets),
    class: fc.constantFrom('normal', 'normal', 'priority') as fc.Arbitrary<PermitClass>,
    count: fc.integer({ min: 1, max: 12 }),
    cost: fc.integer({ min: 1, max: mostCost }),
    asker: fc.constantFrom('a', 'b', 'c'),
  });
  const pass = fc.record({ kind: fc.constant('pass' as const), us: fc.integer({ min: 0, max: 150_000 }) });
  const giveBack = fc.record({
    kind: fc.constant('give-back' as const),
    which: fc.nat(20),
    twice: fc.boolean(),
  });
  return fc.array(
    fc.oneof(
      { weight: 4, arbitrary: reserve },
      { weight: 3, arbitrary: pass },
      { weight: 1, arbitrary: giveBack },
    ),
    { minLength: 10, maxLength: 80 },
  );
}

export interface TakenSlot {
  readonly epoch: string;
  readonly number: number;
  readonly atUs: number;
  readonly scopes: readonly string[];
  readonly cost: number;
}

export interface Played {
  readonly replies: readonly (ReservationReply | number)[];
  /** Slots that were not given back. */
  readonly kept: readonly TakenSlot[];
}

export interface Ticker {
  us: number;
}

/** Lets the moves happen, one after the other. Slots are given back before and after their time, never two for one. */
export async function play(store: Store, ticker: Ticker, moves: readonly StoreMove[]): Promise<Played> {
  const replies: (ReservationReply | number)[] = [];
  const kept: TakenSlot[] = [];
  for (const move of moves) {
    if (move.kind === 'pass') ticker.us += move.us;
    else if (move.kind === 'reserve') {
      const reply = await store.reserve({ ...move, tag: 't', newEpoch: false });
      replies.push(reply);
      if (reply.kind !== 'ok') continue;
      for (const [index, { offsetUs }] of reply.slots.entries()) {
        const number = reply.firstSlot + index * move.cost;
        const { scopes, cost } = move;
        kept.push({ epoch: reply.epoch, number, atUs: reply.nowUs + offsetUs, scopes, cost });
      }
    } else {
      const [slot] = kept.splice(Math.max(0, kept.length - 1 - move.which), kept.length === 0 ? 0 : 1);
      if (slot === undefined) continue;
      const numbers = Array.from({ length: slot.cost }, (_, index) => slot.number + index);
      replies.push(await store.giveBack('t', slot.epoch, slot.scopes, numbers));
      if (move.twice) replies.push(await store.giveBack('t', slot.epoch, slot.scopes, numbers));
    }
  }
  return { replies, kept };
}

/** Every call's time in a scope, in order; a call of cost n n times. */
export function timesIn(scope: string, kept: readonly TakenSlot[]): number[] {
  return kept
    .filter(({ scopes }) => scopes.includes(scope))
    .flatMap(({ atUs, cost }) => Array.from({ length: cost }, () => atUs))
    .toSorted((left, right) => left - right);
}

/** The least time that `limit` + 1 calls in a row span; infinite when there are fewer. */
export function tightestSpanUs(times: readonly number[], limit: number): number {
  return times
    .slice(limit)
    .reduce((least, time, index) => Math.min(least, time - (times[index] ?? 0)), Infinity);
}
