import { eventually } from '@hub/testing';
import { describe, expect, test } from 'vitest';
import { sendThroughGate } from '../src/index.ts';
import { httpAnswer, startRawServer } from './support/raw-server.ts';
import { failureOf, never, openTransport, pass, requestOf } from './support/sending.ts';

const wait = { signal: never, timeoutMs: 5_000 };

describe('what comes back whole', () => {
  test('is given as it is, whatever its status', async () => {
    const date = 'Mon, 23 Nov 2026 01:02:03 GMT';
    await using server = await startRawServer((socket) =>
      socket.write(
        httpAnswer('{"rt_cd":"1","msg1":"초과"}', '500 Internal Server Error', [
          'tr_cont: ',
          `Date: ${date}`,
          'Vary: Origin',
          'Vary: Accept',
        ]),
      ),
    );
    await using transport = openTransport();
    const reply = await transport.send(requestOf(`${server.url}/a?b=c`), pass, wait);
    expect(reply).toMatchObject({
      status: 500,
      headers: { tr_cont: '', date, vary: 'Origin, Accept' },
      body: '{"rt_cd":"1","msg1":"초과"}',
      json: { rt_cd: '1', msg1: '초과' },
      serverDateMs: Date.UTC(2026, 10, 23, 1, 2, 3),
    });
    expect(reply.answeredAtMs).toBeGreaterThanOrEqual(reply.sentAtMs);
    expect(server.requests[0]).toMatch(/^GET \/a\?b=c HTTP\/1.1\r\n/);
  });

  test('letters whose bytes come apart are put together', async () => {
    await using server = await startRawServer((socket) => {
      const bytes = Buffer.from(httpAnswer('{"msg1":"정상처리 되었습니다."}'));
      let at = 0;
      const drip = () => {
        if (at < bytes.length) socket.write(bytes.subarray(at, (at += 1)), () => setImmediate(drip));
      };
      socket.setNoDelay(true);
      drip();
    });
    await using transport = openTransport();
    const { json } = await transport.send(requestOf(server.url), pass, wait);
    expect(json).toEqual({ msg1: '정상처리 되었습니다.' });
  });

  test.for([
    ['<html>502</html>', '502 Bad Gateway'],
    ['<!DOCTYPE html><script>location.href="/error.html"</script>', '200 OK'],
    ['{"cut":', '200 OK'],
    ['', '200 OK'],
  ] as const)('%j of %s is no JSON, and survived', async ([body, status]) => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer(body, status)));
    await using transport = openTransport();
    const reply = await transport.send(requestOf(server.url), pass, wait);
    expect(reply).toMatchObject({ status: Number(status.slice(0, 3)), body, json: undefined });
  });

  test('a byte order mark is forgiven', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('\uFEFF{"a":1}')));
    await using transport = openTransport();
    expect((await transport.send(requestOf(server.url), pass, wait)).json).toEqual({ a: 1 });
  });

  test('redirects are not followed', async () => {
    await using elsewhere = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using server = await startRawServer((socket) =>
      socket.write(httpAnswer('', '302 Found', [`Location: ${elsewhere.url}/`])),
    );
    await using transport = openTransport();
    expect((await transport.send(requestOf(server.url), pass, wait)).status).toBe(302);
    expect(elsewhere.connections).toBe(0);
  });

  test('headers and body go out as given, and the user agent is our own', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using transport = openTransport({ userAgent: 'hub/1' });
    const request = requestOf(`${server.url}/o`, 'quote', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'api-id': 'ka10001' },
      body: '{"stk_cd":"005930"}',
    });
    await transport.send(request, pass, wait);
    const [sent = ''] = server.requests;
    expect(sent).toMatch(/^POST \/o HTTP/);
    expect(sent).toMatch(/\r\napi-id: ka10001\r\n/);
    expect(sent).toMatch(/\r\nuser-agent: hub\/1\r\n/);
    expect(sent.endsWith('\r\n\r\n{"stk_cd":"005930"}')).toBe(true);
  });
});

describe('connections', () => {
  test('of queries are used again', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using transport = openTransport();
    for (let call = 0; call < 20; call += 1) await transport.send(requestOf(server.url), pass, wait);
    expect(server.requests).toHaveLength(20);
    // A second one is opened where the first is not quite free yet.
    expect(server.connections).toBeLessThanOrEqual(2);
  });

  test('of orders are new: an idle one may be closing', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using transport = openTransport();
    for (let call = 0; call < 3; call += 1) {
      await transport.send(requestOf(server.url, 'order', { method: 'POST', body: '{}' }), pass, wait);
    }
    expect(server.connections).toBe(3);
    await eventually(() => server.openSockets === 0);
  });

  test('of calls at the same time do not wait for each other', async () => {
    await using server = await startRawServer((socket, _request, index) => {
      if (index > 0) socket.write(httpAnswer('{}'));
    });
    await using transport = openTransport();
    const stop = new AbortController();
    const stuck = failureOf(
      transport.send(requestOf(server.url), pass, { signal: stop.signal, timeoutMs: 60_000 }),
    );
    await eventually(() => server.requests.length === 1);
    await Promise.all(Array.from({ length: 10 }, () => transport.send(requestOf(server.url), pass, wait)));
    stop.abort();
    expect((await stuck).error.code).toBe('ERR_CANCELLED');
  });

  test('are all closed by close(), and nothing is sent afterwards', async () => {
    await using server = await startRawServer(() => undefined);
    const transport = openTransport();
    const stuck = failureOf(transport.send(requestOf(server.url), pass, wait));
    await eventually(() => server.requests.length === 1);
    await transport.close();
    await transport.close();
    expect((await stuck).error.code).toBe('ERR_PROVIDER_UNAVAILABLE');
    expect((await failureOf(transport.send(requestOf(server.url), pass, wait))).error.retry).toBe('safe');
    await eventually(() => server.openSockets === 0);
    expect(server.requests).toHaveLength(1);
  });
});

describe('a permit', () => {
  test('that ran out sends nothing', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using transport = openTransport();
    const late = { ...pass, isUsable: () => false };
    const { error } = await failureOf(transport.send(requestOf(server.url, 'order'), late, wait));
    expect(error).toMatchObject({ code: 'ERR_PROVIDER_UNAVAILABLE', retry: 'safe' });
    expect(server.connections).toBe(0);
  });

  test('that ran out on the way is exchanged for another', async () => {
    await using server = await startRawServer((socket) => socket.write(httpAnswer('{}')));
    await using transport = openTransport();
    let entered = 0;
    const gate = {
      enter: async () => {
        entered += 1;
        const usable = entered === 3;
        return { isUsable: () => usable, refused: () => undefined };
      },
    };
    const send = { transport, gate, request: requestOf(server.url), scopes: ['KIS:real:default'] };
    const { reply } = await sendThroughGate({ ...send, purpose: 'call', ...wait });
    expect(reply.status).toBe(200);
    expect(entered).toBe(3);
    expect(server.requests).toHaveLength(1);
  });
});
