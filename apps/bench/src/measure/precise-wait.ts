import { setImmediate as turn } from 'node:timers/promises';
import { monotonicUs } from './monotonic-us.ts';

/** Timers of Node know whole milliseconds only; a blocking wait is good to about 60 µs and takes no CPU. */
const cell = new Int32Array(new SharedArrayBuffer(4));
/** The event loop stands still no longer than this. */
const sliceMs = 0.1;
const turnsToSend = 4;

/** One turn of the event loop, then at most a slice of sleep. */
export async function nap(remainingUs: number): Promise<void> {
  await turn();
  if (remainingUs > 0) {
    Atomics.wait(cell, 0, 0, Math.min(sliceMs, remainingUs / 1_000));
  }
}

/** A few turns of the event loop: what was begun gets to the socket, however many steps it takes. */
export async function letGo(): Promise<void> {
  for (let turns = 0; turns < turnsToSend; turns += 1) {
    await turn();
  }
}

/** Wait for a moment of {@link monotonicUs}; sockets are served meanwhile. */
export async function waitUntilUs(dueUs: number): Promise<void> {
  for (let remainingUs = dueUs - monotonicUs(); remainingUs > 0; remainingUs = dueUs - monotonicUs()) {
    await nap(remainingUs);
  }
}
