import type { Socket } from 'node:net';

/** Which way bytes travel: from the client to the server, or back. */
export type Direction = 'to-server' | 'to-client';

export interface LinkOptions {
  readonly client: Socket;
  readonly server: Socket;
  /** One-way latency for bytes that arrive now, milliseconds. */
  readonly delayMs: () => number;
  readonly isHeld: (direction: Direction) => boolean;
  readonly onEnd: () => void;
}

/** One client's connection through the proxy. */
export interface Link {
  /** Destroy both sides at once. */
  cut(): void;
  /** Look again at what was held back. */
  resume(): void;
}

export function createLink({ client, server, delayMs, isHeld, onEnd }: LinkOptions): Link {
  let ended = false;
  const cut = () => {
    if (ended) return;
    ended = true;
    client.destroy();
    server.destroy();
    onEnd();
  };
  const pipes = [
    createPipe(client, server, delayMs, () => isHeld('to-server'), cut),
    createPipe(server, client, delayMs, () => isHeld('to-client'), cut),
  ];
  return {
    cut,
    resume() {
      for (const pipe of pipes) pipe.flush();
    },
  };
}

interface Pipe {
  flush(): void;
}

interface Parcel {
  readonly dueMs: number;
  deliver(): void;
}

/** One direction. Everything, also the end of the connection, passes in order: due, and not held back. */
function createPipe(
  from: Socket,
  to: Socket,
  delayMs: () => number,
  isHeld: () => boolean,
  cut: () => void,
): Pipe {
  const parcels: Parcel[] = [];
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const flush = () => {
    clearTimeout(timer);
    while (!isHeld()) {
      const next = parcels[0];
      if (next === undefined) return;
      const waitMs = next.dueMs - performance.now();
      if (waitMs > 0) {
        timer = setTimeout(flush, waitMs);
        return;
      }
      parcels.shift();
      next.deliver();
    }
  };
  const send = (deliver: () => void) => {
    parcels.push({ dueMs: performance.now() + delayMs(), deliver });
    if (parcels.length === 1) flush();
  };

  from.on('data', (bytes) => send(() => to.write(bytes)));
  from.on('end', () => send(() => to.end()));
  // `close` follows; a reset or a refused connection is told to the other side as an end.
  from.on('error', () => undefined);
  from.on('close', () => {
    if (closed) return;
    closed = true;
    send(cut);
  });
  return { flush };
}
