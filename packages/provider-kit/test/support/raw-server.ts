import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A server that answers byte by byte as a test wants. */
export interface RawServer extends AsyncDisposable {
  readonly url: string;
  /** Requests whose head has come, in order. */
  readonly requests: readonly string[];
  readonly connections: number;
  readonly openSockets: number;
}

/** @param answer - called once per request, with everything that has come so far and its running number from 0 */
export async function startRawServer(
  answer: (socket: Socket, request: string, index: number) => void,
): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk) => {
      text += chunk.toString('utf8');
      if (!isWhole(text)) return;
      requests.push(text);
      const request = text;
      text = '';
      answer(socket, request, requests.length - 1);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    get connections() {
      return connections;
    },
    get openSockets() {
      return sockets.size;
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n');
  if (end < 0) return false;
  const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
  return Buffer.byteLength(text.slice(end + 4)) >= length;
}

/** A whole answer with a `Content-Length`. */
export function httpAnswer(body: string, status = '200 OK', headers: readonly string[] = []): string {
  const head = [
    `HTTP/1.1 ${status}`,
    'Content-Type: application/json',
    `Content-Length: ${Buffer.byteLength(body)}`,
    ...headers,
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
