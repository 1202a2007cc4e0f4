import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import * as z from 'zod';
import { monotonicUs } from '../../measure/monotonic-us.ts';
import { median } from '../../measure/statistics.ts';
import { benchHost } from '../systems/queue-system.ts';

const program = fileURLToPath(new URL('delay-proxy-main.ts', import.meta.url));
const messageSchema = z.object({ port: z.int().positive() });
const pings = 200;

export interface DelayedLink extends AsyncDisposable {
  readonly port: number;
  /** What it really adds each way: median of pings with pauses, less that of a direct connection; microseconds. */
  readonly measuredOneWayUs: number;
}

/** A proxy process in front of a Redis. */
export async function openDelayedLink(serverPort: number, delayUs: number): Promise<DelayedLink> {
  const child = fork(program, [String(serverPort), String(delayUs)]);
  const message: unknown[] = await once(child, 'message');
  const { port } = messageSchema.parse(message[0]);
  const roundTripUs = await pingUs(port);
  return {
    port,
    measuredOneWayUs: (roundTripUs - (await pingUs(serverPort))) / 2,
    async [Symbol.asyncDispose]() {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    },
  };
}

async function pingUs(port: number): Promise<number> {
  const redis = new Redis({ host: benchHost, port });
  const roundTripsUs: number[] = [];
  for (let ping = 0; ping < pings; ping += 1) {
    const sentUs = monotonicUs();
    await redis.ping();
    roundTripsUs.push(monotonicUs() - sentUs);
    await sleep(1);
  }
  redis.disconnect();
  return median(roundTripsUs);
}
