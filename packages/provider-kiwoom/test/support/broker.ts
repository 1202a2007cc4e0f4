import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

interface SeenRequest {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly trId: string;
  readonly body: Record<string, string>;
}

export interface Reply {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text is sent as it is. */
  readonly body: unknown;
}

export interface Broker extends AsyncDisposable {
  readonly url: string;
  /** Everything that came in but token requests. */
  readonly seen: SeenRequest[];
  /** Tokens issued. */
  readonly issued: string[];
}

/** 2026-03-10 16:00:00 in Korea, half an hour after the close. */
const ANSWERED_AT = 'Tue, 10 Mar 2026 07:00:00 GMT';
export const ANSWERED_AT_MS = Date.parse(ANSWERED_AT);

export type Answer = (request: SeenRequest, calls: number) => Reply | undefined | Promise<Reply | undefined>;

/** A real HTTP server on a free port that issues tokens `token-1`, `token-2`, … and answers the rest as told; undefined closes the connection. */
export async function startBroker(answer: Answer): Promise<Broker> {
  const seen: SeenRequest[] = [];
  const issued: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void respond());
    const respond = async (): Promise<void> => {
      const seenRequest: SeenRequest = {
        path: request.url ?? '',
        headers: request.headers,
        trId: String(request.headers['api-id'] ?? ''),
        body: JSON.parse(Buffer.concat(chunks).toString() || '{}') as Record<string, string>,
      };
      if (seenRequest.path !== '/oauth2/token') seen.push(seenRequest);
      const reply = (await answer(seenRequest, seen.length)) ?? tokenReply(seenRequest, issued);
      if (reply === undefined) {
        request.socket.destroy();
        return;
      }
      response.writeHead(reply.status ?? 200, {
        date: ANSWERED_AT,
        'content-type': 'application/json;charset=UTF-8',
        ...reply.headers,
      });
      response.end(typeof reply.body === 'string' ? reply.body : JSON.stringify(reply.body));
    };
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    issued,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function tokenReply({ path }: SeenRequest, issued: string[]): Reply | undefined {
  if (path !== '/oauth2/token') return undefined;
  const token = `token-${issued.length + 1}`;
  issued.push(token);
  return {
    body: {
      expires_dt: '20260311160000',
      token_type: 'Bearer',
      token,
      return_code: 0,
      return_msg: '정상적으로 처리되었습니다',
    },
  };
}

export const success = { return_code: 0, return_msg: '정상적으로 처리되었습니다' } as const;

export function failure(return_code: number, return_msg: string, status = 200): Reply {
  return { status, body: { return_msg, return_code } };
}
