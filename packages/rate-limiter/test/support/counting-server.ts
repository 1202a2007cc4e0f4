import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { seededRandom } from '@hub/testing';

export interface Arrival {
  readonly atMs: number;
  /** What the call was for. */
  readonly kind: number;
}

export interface CountingServer extends AsyncDisposable {
  readonly port: number;
  readonly arrivals: readonly Arrival[];
}

/** Stands in for a broker: logs when each call arrives, after a way that takes up to `jitterMs` longer than the shortest. */
export async function startCountingServer(jitterMs: number, seed: number): Promise<CountingServer> {
  const random = seededRandom(seed);
  const arrivals: Arrival[] = [];
  const server = createServer({ noDelay: true }, (socket) => {
    socket.on('error', () => undefined);
    socket.on('data', (bytes) => {
      const nowMs = performance.now();
      for (const kind of bytes) arrivals.push({ atMs: nowMs + random() * jitterMs, kind });
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    port,
    arrivals,
    async [Symbol.asyncDispose]() {
      server.close();
    },
  };
}

/** Most arrivals in any half-open window. */
export function fullestWindow(arrivals: readonly Arrival[], windowMs = 1_000): number {
  const times = arrivals.map(({ atMs }) => atMs).toSorted((left, right) => left - right);
  let first = 0;
  let fullest = 0;
  for (const [index, time] of times.entries()) {
    while (time - (times[first] ?? time) >= windowMs) first += 1;
    fullest = Math.max(fullest, index - first + 1);
  }
  return fullest;
}

/** Share of what the limit allows that was used, from the first arrival to the last. */
export function utilisation(arrivals: readonly Arrival[], limit: number): number {
  const times = arrivals.map(({ atMs }) => atMs).toSorted((left, right) => left - right);
  const spanMs = (times.at(-1) ?? 0) - (times[0] ?? 0);
  return ((times.length - limit) * 1_000) / (limit * (spanMs - 1_000) || Number.NaN);
}
