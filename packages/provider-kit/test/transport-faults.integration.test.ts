import type { Socket } from 'node:net';
import { inspect } from 'node:util';
import { eventually } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { unreadableReplyError } from '../src/index.ts';
import { httpAnswer, startRawServer } from './support/raw-server.ts';
import { failureOf, never, openTransport, pass, requestOf, timerMs } from './support/sending.ts';

const wait = { signal: never, timeoutMs: 5_000 };
const orderBody = { method: 'POST', body: '{}' } as const;

/** How late an answer may be, issue 6: deadline + 50 ms. Counted from when a plain timer of that length fires. */
const LATENESS_MS = 50;

describe('no answer in time', () => {
  test.for([
    ['quote', 'ERR_PROVIDER_TIMEOUT', 'safe'],
    ['account', 'ERR_PROVIDER_TIMEOUT', 'safe'],
    ['order', 'ERR_PROVIDER_OUTCOME_UNKNOWN', 'outcome-unknown'],
  ] as const)(
    'a black hole ends a call of class %s by its deadline: %s',
    async ([operationClass, code, retry]) => {
      await using server = await startRawServer(() => undefined);
      await using transport = openTransport();
      for (const timeoutMs of [100, 700, 1_500]) {
        const request = requestOf(server.url, operationClass, orderBody);
        const call = failureOf(transport.send(request, pass, { signal: never, timeoutMs }));
        const [{ error, elapsedMs }, plainMs] = await Promise.all([call, timerMs(timeoutMs)]);
        expect(error).toMatchObject({ code, retry });
        expect(elapsedMs).toBeGreaterThan(timeoutMs - 5);
        expect(elapsedMs).toBeLessThan(plainMs + LATENESS_MS);
      }
    },
  );

  test('100 calls into a black hole end by the deadline, all of them', async () => {
    await using server = await startRawServer(() => undefined);
    await using transport = openTransport({ maxConnections: 20 });
    const calls = Array.from({ length: 100 }, () =>
      failureOf(transport.send(requestOf(server.url), pass, { signal: never, timeoutMs: 400 })),
    );
    const [plainMs, ...outcomes] = await Promise.all([timerMs(400), ...calls]);
    for (const { elapsedMs } of outcomes) expect(elapsedMs).toBeLessThan(plainMs + LATENESS_MS);
    await eventually(() => server.openSockets === 0);
    // What never got a connection was never sent, and only such calls say so.
    const codes = outcomes.map(({ error }) => error.code);
    const sent = codes.filter((code) => code === 'ERR_PROVIDER_TIMEOUT').length;
    expect(codes.filter((code) => code === 'ERR_PROVIDER_UNAVAILABLE')).toHaveLength(100 - sent);
    expect(server.requests.length).toBeGreaterThanOrEqual(20);
    expect(sent).toBeGreaterThanOrEqual(server.requests.length);
  });

  test('a slow trickle ends by the deadline', async () => {
    await using server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n');
      const timer = setInterval(() => socket.write('x'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    await using transport = openTransport();
    const call = failureOf(transport.send(requestOf(server.url), pass, { signal: never, timeoutMs: 300 }));
    const [{ error, elapsedMs }, plainMs] = await Promise.all([call, timerMs(300)]);
    expect(error.code).toBe('ERR_PROVIDER_TIMEOUT');
    expect(elapsedMs).toBeLessThan(plainMs + LATENESS_MS);
    await eventually(() => server.openSockets === 0);
  });
});

describe('no connection', () => {
  test.for(['quote', 'order'] as const)('refused: nothing was sent, class %s', async (operationClass) => {
    const server = await startRawServer(() => undefined);
    await server[Symbol.asyncDispose]();
    await using transport = openTransport();
    const { error } = await failureOf(
      transport.send(requestOf(server.url, operationClass, orderBody), pass, wait),
    );
    expect(error).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' });
    expect(error.message).toContain('ECONNREFUSED');
  });
});

const breaks: readonly (readonly [name: string, act: (socket: Socket) => void])[] = [
  ['reset before the answer', (socket) => socket.resetAndDestroy()],
  ['closed before the answer', (socket) => socket.destroy()],
  ['closed within the head', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Le')],
  ['closed after the head', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n')],
  ['truncated', (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"a":1')],
  [
    'cut within a chunk',
    (socket) => socket.end('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"a"'),
  ],
  ['reset within the body', resetWithinBody],
  ['no HTTP at all', (socket) => socket.write('SSH-2.0-nonsense\r\n\r\n')],
];

function resetWithinBody(socket: Socket): void {
  socket.write('HTTP/1.1 200 OK\r\nContent-Length: 20\r\n\r\n{"a":', () =>
    setTimeout(() => socket.resetAndDestroy(), 20),
  );
}

describe('an answer that breaks off', () => {
  test.for(breaks)('%s: safe for a query, unknown for an order, and sent once', async ([, act]) => {
    await using server = await startRawServer(act);
    await using transport = openTransport();
    const query = await failureOf(transport.send(requestOf(server.url), pass, wait));
    expect(query.error).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' });
    const order = await failureOf(transport.send(requestOf(server.url, 'order', orderBody), pass, wait));
    expect(order.error).toMatchObject({ code: 'ERR_PROVIDER_OUTCOME_UNKNOWN', retry: 'outcome-unknown' });
    expect(server.requests).toHaveLength(2);
  });

  test('a query on a connection that the broker closed meanwhile is not sent twice', async () => {
    await using server = await startRawServer((socket, _request, index) => {
      if (index === 0) socket.write(httpAnswer('{}'));
      else socket.destroy();
    });
    await using transport = openTransport();
    await transport.send(requestOf(server.url), pass, wait);
    const { error } = await failureOf(transport.send(requestOf(server.url), pass, wait));
    expect(error.retry).toBe('safe');
    expect(server.requests).toHaveLength(2);
  });

  test('larger than allowed: never repeated, and cut off', async () => {
    await using server = await startRawServer((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n');
      const more = () => {
        while (socket.writable && socket.write('x'.repeat(65_536)));
      };
      socket.on('drain', more);
      more();
    });
    await using transport = openTransport({ maxBodyBytes: 1_000_000 });
    const query = await failureOf(transport.send(requestOf(server.url), pass, wait));
    expect(query.error).toMatchObject({ code: 'ERR_PROVIDER_REJECTED', retry: 'never' });
    const order = await failureOf(transport.send(requestOf(server.url, 'order', orderBody), pass, wait));
    expect(order.error.code).toBe('ERR_PROVIDER_OUTCOME_UNKNOWN');
    await eventually(() => server.openSockets === 0);
  });
});

describe('the caller’s signal', () => {
  test('in flight: a query is cancelled, an order is unknown, and no socket stays open', async () => {
    await using server = await startRawServer(() => undefined);
    await using transport = openTransport();
    for (let round = 1; round <= 5; round += 1) {
      const stop = new AbortController();
      const options = { signal: stop.signal, timeoutMs: 60_000 };
      const query = failureOf(transport.send(requestOf(server.url), pass, options));
      const order = failureOf(transport.send(requestOf(server.url, 'order', orderBody), pass, options));
      await eventually(() => server.requests.length === 2 * round);
      stop.abort();
      expect((await query).error.code).toBe('ERR_CANCELLED');
      expect((await order).error.code).toBe('ERR_PROVIDER_OUTCOME_UNKNOWN');
    }
    await eventually(() => server.openSockets === 0);
  });

  test('before sending: cancelled, an order too, and nothing is sent', async () => {
    await using server = await startRawServer(() => undefined);
    await using transport = openTransport();
    const options = { signal: AbortSignal.abort(), timeoutMs: 1_000 };
    const { error } = await failureOf(
      transport.send(requestOf(server.url, 'order', orderBody), pass, options),
    );
    expect(error.code).toBe('ERR_CANCELLED');
    expect(server.requests).toHaveLength(0);
  });
});

describe('what cannot be sent', () => {
  test.for([
    [{ headers: { authorization: 'Bearer planted\r\nx: y' } }],
    [{ url: 'planted' }],
    [{ url: 'ftp://planted/' }],
  ] as const)('%j is refused for good', async ([more]) => {
    await using transport = openTransport();
    const request = requestOf('http://127.0.0.1:9', 'order', more);
    const { error } = await failureOf(transport.send(request, pass, wait));
    expect(error).toMatchObject({ code: 'ERR_PROVIDER_REJECTED', retry: 'never' });
    expect(inspect(error, { depth: 10 })).not.toContain('planted');
  });
});

describe('errors', () => {
  test('show nothing of the request', async () => {
    const secrets = ['planted-token', 'planted-account', 'planted-body'];
    await using hole = await startRawServer(() => undefined);
    await using reset = await startRawServer((socket) => socket.resetAndDestroy());
    await using transport = openTransport();
    for (const url of [hole.url, reset.url, 'http://127.0.0.1:1']) {
      for (const operationClass of ['quote', 'order'] as const) {
        const request = requestOf(`${url}/x?CANO=planted-account`, operationClass, {
          method: 'POST',
          headers: { authorization: 'Bearer planted-token' },
          body: 'planted-body',
        });
        const { error } = await failureOf(transport.send(request, pass, { signal: never, timeoutMs: 200 }));
        const text = `${inspect(error, { depth: 10, showHidden: true })}${JSON.stringify(error)}${error.stack}`;
        for (const secret of secrets) expect(text).not.toContain(secret);
      }
    }
  });

  test('of answers that are no JSON: safe for a query, unknown for an order', () => {
    expect(unreadableReplyError('KIS', 'quote', { status: 502 })).toMatchObject({ retry: 'safe' });
    const order = unreadableReplyError('KIS', 'order', { status: 502 });
    expect(order).toMatchObject({ retry: 'outcome-unknown', providerCode: 'HTTP 502' });
  });
});
