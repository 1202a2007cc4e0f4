import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as it arrived. */
interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: Readonly<Record<string, string>>;
}

export interface ReplayedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is. */
  readonly body: unknown;
}

/** What to answer; `hang` never does, `reset` cuts the connection. */
export type Replay = (request: SeenRequest) => ReplayedAnswer | 'hang' | 'reset';

export interface ReplayServer extends AsyncDisposable {
  readonly url: string;
  /** All but the token calls. */
  readonly seen: SeenRequest[];
  readonly tokenCalls: SeenRequest[];
  /** Change it at any time. */
  replay: Replay;
  /** The broker's clock. */
  dateMs: number;
}

/** 2026-09-11 14:03:12 in Korea: the moment of the sample exchanges. */
export const SAMPLE_MS = Date.parse('2026-09-11T05:03:12Z');

/** A broker on loopback that answers what it is told; token calls are answered unless `replay` does. */
export async function replayServer(replay: Replay): Promise<ReplayServer> {
  const server = createServer((message, response) => void serve(message, response));
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const state: ReplayServer = {
    url: `http://127.0.0.1:${port}`,
    seen: [],
    tokenCalls: [],
    replay,
    dateMs: SAMPLE_MS,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
  return state;

  async function serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const url = new URL(message.url ?? '/', state.url);
    const text = Buffer.concat(chunks).toString('utf8');
    const request: SeenRequest = {
      method: message.method ?? '',
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      headers: message.headers,
      body: text === '' ? {} : JSON.parse(text),
    };
    const isToken = url.pathname === '/oauth2/tokenP';
    (isToken ? state.tokenCalls : state.seen).push(request);
    const answer = state.replay(request);
    if (answer === 'hang') return;
    if (answer === 'reset') {
      message.socket.destroy();
      return;
    }
    const { status, headers = {}, body } = answer;
    response.writeHead(status, { ...headers, Date: new Date(state.dateMs).toUTCString() });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  }
}

/** The answer to a token call. */
export function tokenAnswer(value = 'fake-token-of-the-test'): ReplayedAnswer {
  return {
    status: 200,
    body: {
      access_token: value,
      access_token_token_expired: '2026-09-12 09:00:00',
      token_type: 'Bearer',
      expires_in: 86_400,
    },
  };
}
