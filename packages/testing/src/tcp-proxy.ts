import { connect, createServer, type NetConnectOpts, type Server, type Socket } from 'node:net';
import { freePort } from './free-port.ts';
import { createLink, type Direction, type Link } from './proxy-link.ts';

export interface TcpProxyOptions {
  /** TCP port of the server; or give `path`. */
  readonly port?: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Unix socket of the server, in place of `port`. */
  readonly path?: string;
  /** One-way latency, each way, milliseconds. Default 0. */
  readonly delayMs?: number;
}

export interface TcpProxy extends AsyncDisposable {
  /** The port of 127.0.0.1 to connect to. */
  readonly port: number;
  /** Connections open at the moment. */
  readonly connections: number;
  /** One-way latency, each way, milliseconds; holds for bytes that arrive from now on. */
  delayMs: number;
  /** Destroy every connection on both sides, with all that is under way; returns how many there were. */
  cutAll(): number;
  /** Refuse new connections (nobody listens), or accept them again. Those that exist stay. */
  refuse(refused: boolean): Promise<void>;
  /**
   * Hold back all bytes and ends of connections, as a cable pulled out does: both sides believe they are connected.
   * `false` lets what was held back pass. With a direction only that one: `'to-client'` and then `cutAll()` loses the
   * answer to a command that was executed.
   */
  blackhole(held: boolean, direction?: Direction): void;
  close(): Promise<void>;
}

/** Start a proxy in front of a server, to make the network between them bad. */
export async function createTcpProxy(options: TcpProxyOptions): Promise<TcpProxy> {
  const target = targetOf(options);
  const links = new Set<Link>();
  const held = { 'to-server': false, 'to-client': false };
  let delayMs = options.delayMs ?? 0;

  const accept = (client: Socket) => {
    const link = createLink({
      client,
      server: connect({ ...target, allowHalfOpen: true }),
      delayMs: () => delayMs,
      isHeld: (direction) => held[direction],
      onEnd: () => links.delete(link),
    });
    links.add(link);
  };
  const port = await freePort();
  let listener: Server | undefined = await listen(port, accept);

  const cutAll = () => {
    const count = links.size;
    for (const link of links) link.cut();
    return count;
  };
  const refuse = async (refused: boolean) => {
    if (refused) {
      // Its callback would wait until the last connection ends; listening stops at once.
      listener?.close();
      listener = undefined;
    } else listener ??= await listen(port, accept);
  };
  const close = async () => {
    await refuse(true);
    cutAll();
  };
  return {
    port,
    get connections() {
      return links.size;
    },
    get delayMs() {
      return delayMs;
    },
    set delayMs(milliseconds) {
      delayMs = milliseconds;
    },
    cutAll,
    refuse,
    blackhole(isHeld, direction) {
      if (direction !== 'to-client') held['to-server'] = isHeld;
      if (direction !== 'to-server') held['to-client'] = isHeld;
      for (const link of links) link.resume();
    },
    close,
    [Symbol.asyncDispose]: close,
  };
}

function targetOf({ port, host = '127.0.0.1', path }: TcpProxyOptions): NetConnectOpts {
  if (path !== undefined) return { path };
  if (port !== undefined) return { port, host, noDelay: true };
  throw new RangeError('port or path must be given');
}

function listen(port: number, accept: (client: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer({ allowHalfOpen: true, noDelay: true }, accept);
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server));
  });
}
