import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Ending } from '../faults/ending.ts';
import { answerWith } from './answer.ts';
import type { RawRequest } from './raw-request.ts';
import { readBody } from './read-body.ts';

export interface ListenerOptions {
  readonly host: string;
  /** 0: any free one. */
  readonly port: number;
  /** PEM texts; with them the listener speaks HTTPS. */
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  /** For the header `Date`: virtual time, epoch milliseconds. */
  readonly now: () => number;
  readonly serve: (raw: RawRequest, body: string, answer: (ending: Ending) => void) => void;
}

export interface Listener {
  readonly url: string;
  readonly port: number;
  /** Ends all connections, also those that wait for an answer. */
  close(): Promise<void>;
}

/** Longer than the pauses of common clients, so that no request meets a connection that is just closing. */
const KEEP_ALIVE_TIMEOUT_MS = 65_000;

/** @throws {Error} the port is taken (`EADDRINUSE`) or may not be used */
export async function listen(options: ListenerOptions): Promise<Listener> {
  const { host, port, tls } = options;
  const rawSockets = new Map<number, Socket>();
  const onRequest = (request: IncomingMessage, response: ServerResponse): void =>
    handle(options, rawSockets, request, response);
  const settings = { keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS, noDelay: true };
  const server: Server =
    tls === undefined
      ? createServer(settings, onRequest)
      : createTlsServer({ ...settings, ...tls }, onRequest);
  if (tls !== undefined) rememberSockets(server, rawSockets);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const bound = portOf(server.address());
  return {
    url: `${tls === undefined ? 'http' : 'https'}://${host.includes(':') ? `[${host}]` : host}:${bound}`,
    port: bound,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function handle(
  { now, serve }: ListenerOptions,
  rawSockets: ReadonlyMap<number, Socket>,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const { socket } = request;
  const raw: RawRequest = {
    method: request.method ?? '',
    target: request.url ?? '',
    rawHeaders: request.rawHeaders,
    remoteAddress: socket.remoteAddress ?? '',
  };
  readBody(request, (body) => {
    if (body === undefined)
      answerWith({ kind: 'reply', reply: TOO_LARGE }, { response, socket, atMs: now() });
    else
      serve(raw, body, (ending) => {
        const wire = rawSockets.get(socket.remotePort ?? 0) ?? socket;
        answerWith(ending, { response, socket: wire, atMs: now() });
      });
  });
}

const TOO_LARGE = { status: 413, headers: [['Connection', 'close']], body: '' } as const;

/** Only the socket below TLS can send a reset. */
function rememberSockets(server: Server, rawSockets: Map<number, Socket>): void {
  server.on('connection', (socket: Socket) => {
    const { remotePort } = socket;
    if (remotePort === undefined) return;
    rawSockets.set(remotePort, socket);
    socket.once('close', () => rawSockets.delete(remotePort));
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The listener has no port');
  return address.port;
}
