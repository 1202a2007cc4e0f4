import type { LaneBacklog, LaneGate, LaneRoom, LimitedProvider } from '../../src/index.ts';

/** A gate whose rooms a test opens by hand. */
export class TestGate implements LaneGate {
  readonly limited: readonly LimitedProvider[];
  /** What waited, as last told. */
  backlogs: readonly LaneBacklog[] = [];
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
    return this.backlogs.some(({ lane }) => (this.#rooms.get(lane) ?? 0) > 0);
  }

  takeRooms(): readonly LaneRoom[] {
    const rooms = [...this.#rooms].map(([lane, room]) => ({ lane, room }));
    this.#rooms.clear();
    return rooms;
  }

  returnRooms(rooms: readonly LaneRoom[]): void {
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
