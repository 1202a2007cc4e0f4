import { parseTask } from '@hub/task-schema';
import { isKeptInLane, type LaneBacklog, type LaneGate, limitedLane } from '../lane-gate.ts';
import type { QueueName } from '../queue-name.ts';

/** The room there is in limited lanes during one look for tasks. Tasks without room stay in their list. */
export class MemoryRooms {
  readonly #gate: LaneGate | undefined;
  readonly #left = new Map<string, number>();
  readonly #urgent = new Map<string, number>();
  readonly #backlogs = new Map<string, { priority: number; normal: number }>();

  constructor(gate: LaneGate | undefined) {
    this.#gate = gate;
    for (const { lane, room, urgent } of gate?.takeRooms() ?? []) {
      this.#left.set(lane, room);
      this.#urgent.set(lane, urgent);
    }
  }

  /** Whether a payload may be taken now; uses the room it needs. */
  take(payload: string, queue: QueueName): 'needs no room' | 'has room' | 'must wait' {
    const lane = this.#laneOf(payload);
    if (lane === undefined) {
      return 'needs no room';
    }
    for (const rooms of queue === 'priority' ? [this.#left, this.#urgent] : [this.#left]) {
      const left = rooms.get(lane) ?? 0;
      if (left > 0) {
        rooms.set(lane, left - 1);
        return 'has room';
      }
    }
    return 'must wait';
  }

  /** Tells the gate what room was not needed and what waits. */
  close(waiting: Readonly<Record<QueueName, readonly string[]>>): void {
    for (const queue of ['priority', 'normal'] as const) {
      for (const payload of waiting[queue]) {
        this.#count(queue, payload);
      }
    }
    this.#gate?.returnRooms([...this.#left].map(([lane, room]) => ({ lane, room })));
    this.#gate?.waiting([...this.#backlogs].map(([lane, counts]): LaneBacklog => ({ lane, ...counts })));
  }

  #count(queue: QueueName, payload: string): void {
    const lane = this.#laneOf(payload);
    if (lane !== undefined) {
      const counts = this.#backlogs.get(lane) ?? { priority: 0, normal: 0 };
      counts[queue] += 1;
      this.#backlogs.set(lane, counts);
    }
  }

  #laneOf(payload: string): string | undefined {
    if (this.#gate === undefined) {
      return undefined;
    }
    const parsed = parseTask(payload, { maxBytes: Number.POSITIVE_INFINITY });
    if (parsed.kind !== 'task') {
      return undefined;
    }
    const lane = limitedLane(this.#gate.limited, parsed.task);
    return lane !== undefined && isKeptInLane(lane) ? lane : undefined;
  }
}
