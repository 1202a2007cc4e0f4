import { seededRandom } from '@hub/testing';
import type { OrderArena } from './order-arena.ts';

export interface UnrestCounts {
  readonly kills: number;
  readonly freezes: number;
  readonly tokenDeaths: number;
}

const stepMs = 1_000;
/** Longer than the lease: others take its tasks meanwhile. */
const freezeMs = 2_500;
/** KIS gives one token a minute (kis-api 2): a death each time would leave no time to order. */
const tokenDeathEveryMs = 20_000;

/** Kills and freezes workers and tokens until it is told to stop; then all workers run. */
export async function makeUnrest(
  arena: OrderArena,
  seed: number,
  isOver: () => boolean,
): Promise<UnrestCounts> {
  const random = seededRandom(seed);
  let [kills, freezes, tokenDeaths] = [0, 0, 0];
  let sinceDeathMs = 0;
  while (!isOver()) {
    await sleep(stepMs * (0.5 + random()));
    sinceDeathMs += stepMs;
    const victim = arena.workers[Math.floor(random() * arena.workers.length)];
    if (victim === undefined) continue;
    if (random() < 0.15) {
      freezes += 1;
      victim.signal('SIGSTOP');
      await sleep(freezeMs);
      victim.signal('SIGCONT');
    } else {
      kills += 1;
      arena.workers.splice(arena.workers.indexOf(victim), 1);
      await victim.kill9();
      await arena.start();
    }
    if (sinceDeathMs >= tokenDeathEveryMs) {
      sinceDeathMs = 0;
      tokenDeaths += arena.twin.killToken({ broker: random() < 0.5 ? 'KIS' : 'KIWOOM' });
    }
  }
  return { kills, freezes, tokenDeaths };
}

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => void setTimeout(resolve, ms));
}
