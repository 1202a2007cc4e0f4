import type { LaneBacklog, LaneGate, LaneRoom, LimitedProvider } from '../../src/index.ts';

/** A gate whose rooms a test opens by hand. */
export class TestGate implements LaneGate {
  readonly limited: readonly LimitedProvider[];
  /** What waited, as last told. */
  backlogs: readonly LaneBacklog[] = [];
  /** Priority tasks that may leave each lane beyond its room. */
  urgent = 0;
  readonly #rooms = new Map<string, number>();
  #wake = (): void => undefined;

  constructor(...limited: LimitedProvider[]) {
    this.limited = limited;
  }

  /** So many more tasks of a lane may leave. */
  open(lane: string, room: number): void {
    this.#add(lane, room);
    this.#wake();
  }

  waitingIn(lane: string): Pick<LaneBacklog, 'priority' | 'normal'> {
    const { priority = 0, normal = 0 } = this.backlogs.find((backlog) => backlog.lane === lane) ?? {};
    return { priority, normal };
  }

  get hasRoom(): boolean {
    return this.backlogs.some(
      ({ lane, priority }) => (this.#rooms.get(lane) ?? 0) > 0 || (priority > 0 && this.urgent > 0),
    );
  }

  takeRooms(): readonly LaneRoom[] {
    const lanes = new Set([...this.#rooms.keys(), ...this.backlogs.map(({ lane }) => lane)]);
    const rooms = [...lanes].map((lane) => ({ lane, room: this.#rooms.get(lane) ?? 0, urgent: this.urgent }));
    this.#rooms.clear();
    return rooms;
  }

  returnRooms(rooms: readonly Pick<LaneRoom, 'lane' | 'room'>[]): void {
    for (const { lane, room } of rooms) {
      this.#add(lane, room);
    }
  }

  waiting(backlogs: readonly LaneBacklog[]): void {
    this.backlogs = backlogs;
  }

  admits(): boolean {
    return false;
  }

  onRoom(wake: () => void): void {
    this.#wake = wake;
  }

  #add(lane: string, room: number): void {
    if (room > 0) {
      this.#rooms.set(lane, (this.#rooms.get(lane) ?? 0) + room);
    }
  }
}
