import { parseTask } from '@hub/task-schema';
import { everyLane } from '../control.ts';
import { laneCovers } from '../lane-name.ts';
import type { OutgoingTask } from '../outgoing-task.ts';

/** What operators have paused and what they drain, by lane as {@link laneName} spells it. */
export class MemorySwitches {
  readonly paused = new Set<string>();
  readonly draining = new Set<string>();

  /** Nothing may be started. */
  get allClosed(): boolean {
    return this.paused.has(everyLane);
  }

  /** Switches act at once here; there are no versions to compare. */
  readonly version = '';

  /** The closed lane a task belongs to, if its lane is closed. */
  closedLane(provider: string, account: string): string | undefined {
    for (const lane of this.paused) {
      if (lane !== everyLane && laneCovers(lane, provider, account)) {
        return lane;
      }
    }
    return undefined;
  }

  /** Whether the lane of a payload is closed; what cannot be read has no lane. */
  isClosedFor(payload: string): boolean {
    if (this.paused.size === 0) {
      return false;
    }
    const parsed = parseTask(payload, { maxBytes: Number.POSITIVE_INFINITY });
    return parsed.kind === 'task' && this.closedLane(parsed.task.provider, parsed.task.account) !== undefined;
  }

  /** A lane of these tasks that takes no more of them. */
  drainingLane(tasks: readonly OutgoingTask[]): string | undefined {
    for (const lane of this.draining) {
      if (tasks.some(({ provider, account }) => laneCovers(lane, provider, account))) {
        return lane;
      }
    }
    return undefined;
  }
}
