import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface HalfOpenGate extends AsyncDisposable {
  /** The port of 127.0.0.1 to connect to. */
  readonly port: number;
  /**
   * Forget every connection of the moment, as a firewall that lost its table does: from now on its bytes vanish in
   * both directions, and neither side is ever told. New connections work. Returns how many there were.
   */
  abandonAll(): number;
}

interface Link {
  readonly client: Socket;
  readonly server: Socket;
}

/** Passes bytes on to a port of 127.0.0.1 until it is told to abandon them. */
export async function createHalfOpenGate(targetPort: number): Promise<HalfOpenGate> {
  const links = new Set<Link>();
  const abandoned = new Set<Link>();

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, (client) => {
    const server = connect({ host: '127.0.0.1', port: targetPort, noDelay: true, allowHalfOpen: true });
    const link = { client, server };
    links.add(link);
    client.pipe(server);
    server.pipe(client);
    for (const socket of [client, server]) {
      // `close` follows.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        if (links.delete(link)) destroy(link);
      });
    }
  });
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('the gate has no port');

  return {
    port: address.port,
    abandonAll() {
      const count = links.size;
      for (const link of links) {
        links.delete(link);
        abandoned.add(link);
        vanish(link.client, link.server);
        vanish(link.server, link.client);
      }
      return count;
    },
    async [Symbol.asyncDispose]() {
      listener.close();
      for (const link of [...links, ...abandoned]) destroy(link);
    },
  };
}

function vanish(from: Socket, to: Socket): void {
  from.unpipe(to);
  from.resume();
}

function destroy({ client, server }: Link): void {
  client.destroy();
  server.destroy();
}
