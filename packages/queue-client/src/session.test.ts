import { expect, test } from 'vitest';
import { Session, type TickWishes } from './session.ts';
import type { Tick, TickReply } from './tick.ts';

const wishes: TickWishes = {
  claim: 10,
  normalFirst: 0,
  takeRetries: false,
  takeSuspect: false,
  control: '',
  closedLanes: [],
  limited: [],
  rooms: [],
};

function reply(claimed: readonly string[] = [], more = false): TickReply {
  return {
    alive: true,
    unknown: 0,
    fault: undefined,
    more,
    nextRetryMs: undefined,
    control: '',
    waiting: [],
    unused: [],
    claimed,
  };
}

function newSession(): Session {
  return new Session('p', 'n', 'worker');
}

/** A session that holds these claims: field, payload, … */
function sessionWith(...claimed: string[]): Session {
  const session = newSession();
  session.acceptReply(session.nextTick(wishes), reply(claimed), 5);
  return session;
}

test('asks for tasks in ticks and counts what it asked for until the reply is here', () => {
  const session = newSession();
  const first = session.nextTick({ ...wishes, claim: 3 });
  const second = session.nextTick({ ...wishes, claim: 4 });
  expect([first.base, second.base]).toEqual([0, 3]);
  expect([session.ticksInFlight, session.claimsRequested]).toEqual([2, 7]);
  session.acceptReply(first, reply(), 0);
  session.acceptReply(second, reply(), 0);
  expect([session.ticksInFlight, session.claimsRequested]).toEqual([0, 0]);
});

test('asks for a thousand tasks at most', () => {
  expect(newSession().nextTick({ ...wishes, claim: 5_000 }).claim).toBe(1_000);
});

test('gives out priority tasks first, each list in its order', () => {
  const session = sessionWith('n1', 'a', 'p2', 'b', 'n3a2', 'c', 'p4s', 'd');
  expect(session.readyCount).toBe(4);
  const claims = [1, 2, 3, 4, 5].map(() => session.takeReady());
  expect(claims.map((claim) => claim?.payload)).toEqual(['b', 'd', 'a', 'c', undefined]);
  expect(claims[3]).toMatchObject({ queue: 'normal', attempt: 2, suspect: false, claimedAtMs: 5 });
  expect(session.outstandingCount).toBe(4);
});

test('knows from a reply whether the lists had more, but only when it asked for tasks', () => {
  const session = newSession();
  session.acceptReply(session.nextTick(wishes), reply([], false), 0);
  expect(session.listsEmpty).toBe(true);
  session.acceptReply(session.nextTick(wishes), reply([], true), 0);
  expect(session.listsEmpty).toBe(false);
  session.acceptReply(session.nextTick({ ...wishes, claim: 0 }), reply([], false), 0);
  expect(session.listsEmpty).toBe(false);
});

test('tells each delivery and each settlement in one tick, once', () => {
  const session = sessionWith('n1', 'a');
  const claim = session.takeReady();
  session.deliver('priority', Buffer.from('urgent'), 7);
  session.finish(claim!, { answer: { key: 'k', body: '{}', callbackKey: undefined } });
  expect([session.untold, session.finishedCount, session.adoptionsPending]).toEqual([2, 1, true]);
  const tick = session.nextTick(wishes);
  expect(tick.adoptions).toMatchObject([{ queue: 'priority', payload: 'urgent', claimedAtMs: 7 }]);
  expect(tick.finished.map((finished) => finished.claim)).toEqual([claim]);
  expect([session.untold, session.adoptionsPending]).toEqual([0, false]);
  const next = session.nextTick(wishes);
  expect([next.adoptions, next.finished]).toEqual([[], []]);
  expect(session.outstandingCount).toBe(1);
});

test('never gives a claim number twice', () => {
  const session = newSession();
  const taken: string[] = [];
  const claimed = (tick: Tick): string[] => [`n${tick.base + 1}`, 'x', `n${tick.base + tick.claim}`, 'y'];
  for (let round = 0; round < 50; round += 1) {
    session.deliver('normal', Buffer.from('delivered'), 0);
    const tick = session.nextTick({ ...wishes, claim: 2 });
    session.acceptReply(tick, reply(claimed(tick)), 0);
    const base = session.reserveClaims(3);
    session.takeCondemned([`n${base + 1}`, 'z'], 0);
  }
  for (let claim = session.takeReady(); claim !== undefined; claim = session.takeReady()) {
    taken.push(claim.field);
  }
  expect(taken).toHaveLength(200);
  expect(new Set(taken).size).toBe(200);
});

test('keeps the bytes of a delivery as they came', () => {
  const session = newSession();
  const bytes = Buffer.from([0x7b, 0xff, 0x00, 0x7d]);
  session.deliver('normal', bytes, 0);
  expect(session.nextTick(wishes).adoptions[0]?.staged).toBe(bytes);
});

test('holds a suspect until it is settled or gone', () => {
  const session = sessionWith('n1s', 'a', 'n2', 'b');
  expect(session.holdsSuspect).toBe(true);
  const [suspect, other] = [session.takeReady(), session.takeReady()];
  session.forget(other!);
  expect(session.holdsSuspect).toBe(true);
  session.finish(suspect!, {});
  expect(session.holdsSuspect).toBe(true);
  session.nextTick(wishes);
  expect(session.holdsSuspect).toBe(false);
  session.forget(suspect!);
  expect([session.holdsSuspect, session.outstandingCount]).toEqual([false, 0]);
});

test('marks condemned tasks', () => {
  const session = newSession();
  session.takeCondemned(['p7', 'poison'], 3);
  expect(session.takeReady()).toMatchObject({ queue: 'priority', payload: 'poison', condemned: true });
});

test('takes over what Redis holds for it and it has not heard of', () => {
  const session = sessionWith('n1', 'a');
  const held = [
    ['n1', 'a'],
    ['p2', 'b'],
  ] as const;
  expect(session.adoptUnknown(held, 9)).toBe(1);
  expect(session.readyCount).toBe(2);
  expect(session.takeReady()).toMatchObject({ field: 'p2', payload: 'b', claimedAtMs: 9 });
});
