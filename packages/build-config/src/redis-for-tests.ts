import { ensureRedisServer } from '@hub/testing';

/** Runs once before the integration tests: on a fresh machine there is no Redis yet. */
export async function setup(): Promise<void> {
  await ensureRedisServer({ log: console.error });
}
