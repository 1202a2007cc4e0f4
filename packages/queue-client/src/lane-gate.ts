import type { Task } from '@hub/task-schema';
import type { QueueName } from './queue-name.ts';

/** So many tasks of a lane may leave Redis now. */
export interface LaneRoom {
  readonly lane: string;
  readonly room: number;
  /** So many priority tasks beyond that: they take the permits of normal ones that are not sent yet. */
  readonly urgent: number;
}

/** Tasks of a limited lane that wait in Redis. */
export interface LaneBacklog {
  readonly lane: string;
  readonly priority: number;
  readonly normal: number;
}

export interface LimitedProvider {
  /** Upper case. */
  readonly provider: string;
  /** One lane for each account, or for each TR of an account. */
  readonly lanesPer: 'account' | 'tr';
}

/**
 * Decides which tasks may leave Redis. A task of a limited provider stays there, where any worker can still take it
 * and a priority task can still overtake it, until its lane has room for it here.
 */
export interface LaneGate {
  /** Whose tasks wait in lanes; tasks of others are taken as soon as a slot of the worker is free. */
  readonly limited: readonly LimitedProvider[];
  /** Whether {@link takeRooms} would give any room. */
  readonly hasRoom: boolean;
  /** Room that no task is on its way to yet; what is given out here counts as taken. */
  takeRooms(): readonly LaneRoom[];
  /** Room that brought no task after all. */
  returnRooms(rooms: readonly Pick<LaneRoom, 'lane' | 'room'>[]): void;
  /** What waits in Redis, as last seen; lanes that are not named have nothing. */
  waiting(backlogs: readonly LaneBacklog[]): void;
  /** Whether a task that came without room may stay in this worker's hands. */
  admits(lane: string, queue: QueueName): boolean;
  /** Registers whom to call when there is room. */
  onRoom(wake: () => void): void;
}

/** A task of a lane with a longer name is not kept in it (see lane-routing.lua). */
const longestLaneName = 200;

export function isKeptInLane(lane: string): boolean {
  return Buffer.byteLength(lane) <= longestLaneName;
}

/** The limited lane of a task, `KIS:default` or `KIWOOM:default:ka10080`, as lane-routing.lua names it. */
export function limitedLane(
  limited: readonly LimitedProvider[],
  { provider, account, tr_id: trId }: Pick<Task, 'provider' | 'account' | 'tr_id'>,
): string | undefined {
  const name = provider.toUpperCase();
  const limit = limited.find((candidate) => candidate.provider === name);
  if (limit === undefined) {
    return undefined;
  }
  return limit.lanesPer === 'tr' ? `${name}:${account}:${trId}` : `${name}:${account}`;
}
