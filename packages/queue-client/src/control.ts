import type { Redis } from 'ioredis';
import source from './lua/control-seen.lua';
import { Script } from './script.ts';
import type { Session } from './session.ts';

const script = new Script(source);

/** All lanes. */
export const everyLane = '*';

/**
 * What this worker may start, as the operators set it. A lane is a provider and an account, `KIS:default`; `KIS:*` is
 * every account of KIS.
 */
export class ControlSettings {
  #version = '';
  #closedLanes: readonly string[] = [];
  #allClosed = false;
  #reading = false;

  /** Nothing may be started. */
  get allClosed(): boolean {
    return this.#allClosed;
  }
  /** Lanes whose tasks are to be put aside. */
  get closedLanes(): readonly string[] {
    return this.#closedLanes;
  }

  /** The closed lane a task belongs to, if its lane is closed. */
  closedLane(provider: string, account: string): string | undefined {
    if (this.#closedLanes.length === 0) {
      return undefined;
    }
    const name = provider.toUpperCase();
    return [`${name}:${account}`, `${name}:*`].find((lane) => this.#closedLanes.includes(lane));
  }

  /** Version of the settings obeyed, '' before any. */
  get version(): string {
    return this.#version;
  }

  /** Reads the settings, for Redis says that they are at `version`, and tells it that they are obeyed. */
  async follow(redis: Redis, session: Session, version: string): Promise<void> {
    if (version === this.#version || this.#reading) {
      return;
    }
    this.#reading = true;
    try {
      const settings = await redis.hgetall(session.keys.control);
      const paused = Object.keys(settings)
        .filter((name) => name.startsWith('pause:'))
        .map((name) => name.slice('pause:'.length));
      this.#allClosed = paused.includes(everyLane);
      this.#closedLanes = paused.filter((lane) => lane !== everyLane);
      this.#version = settings['version'] ?? '';
      await script.run(redis, [session.keys.inflight], [this.#version]);
    } finally {
      this.#reading = false;
    }
  }
}
