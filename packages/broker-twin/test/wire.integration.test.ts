import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrokerTwin, createBrokerTwin } from '../src/index.ts';
import { kisGet, kisHeaders, kiwoomHeaders, PRICE, STOCK } from './support/broker-calls.ts';
import { headerNames, rawExchange, requestText } from './support/raw-exchange.ts';

let twin: BrokerTwin;
beforeAll(async () => {
  twin = await createBrokerTwin({ clock: { speed: 0 } });
});
afterAll(() => twin.close());

const portOf = (url: string): number => Number(new URL(url).port);

const priceText = async (): Promise<string> =>
  rawExchange(
    portOf(twin.kis.real.url),
    requestText('GET', `${PRICE.path}?${new URLSearchParams(PRICE.query).toString()}`, {
      ...(await headersOnce),
      tr_id: PRICE.trId,
    }),
  );

let headersOnce: Promise<Record<string, string>>;
beforeAll(() => {
  headersOnce = kisHeaders(twin.kis.real);
});

describe('KIS', () => {
  test('its own headers in lower case, all others with capitals (kis-api 4)', async () => {
    const names = headerNames(await priceText());
    expect(names.filter((name) => name === name.toLowerCase())).toEqual(['tr_id', 'tr_cont', 'gt_uid']);
    expect(names).toEqual(expect.arrayContaining(['Content-Type', 'Content-Length', 'Date', 'Connection']));
  });

  test('HTTP/1.1, the date is that of the virtual clock, the length is right', async () => {
    const answer = await priceText();
    const [head = '', body = ''] = answer.split('\r\n\r\n');
    expect(head).toContain('HTTP/1.1 200 OK\r\n');
    expect(head).toContain('Date: Fri, 11 Sep 2026 05:00:00 GMT');
    expect(head).toContain(`Content-Length: ${Buffer.byteLength(body)}`);
  });
});

test('Kiwoom answers in chunks, with its headers as captured (kiwoom-api 3)', async () => {
  const headers = { ...(await kiwoomHeaders(twin.kiwoom.real)), 'api-id': STOCK.apiId };
  const answer = await rawExchange(
    portOf(twin.kiwoom.real.url),
    requestText('POST', STOCK.path, headers, JSON.stringify(STOCK.body)),
  );
  const names = headerNames(answer);
  expect(names).toEqual(
    expect.arrayContaining(['Content-Type', 'Transfer-Encoding', 'api-id', 'cont-yn', 'next-key']),
  );
  expect(names).not.toContain('Content-Length');
});

test('a connection is kept, and requests written at once are answered in order', async () => {
  const headers = { ...(await headersOnce), tr_id: PRICE.trId };
  const target = (code: string): string =>
    `${PRICE.path}?${new URLSearchParams({ ...PRICE.query, FID_INPUT_ISCD: code }).toString()}`;
  const kept = requestText('GET', target('005930'), headers).replace('Connection: close\r\n', '');
  const answer = await rawExchange(
    portOf(twin.kis.real.url),
    kept + kept + requestText('GET', target('000660'), headers),
  );
  expect(answer.match(/HTTP\/1\.1 200 OK/g)).toHaveLength(3);
  const codes = [...answer.matchAll(/"stck_shrn_iscd":"(\w+)"/g)].map(([, code]) => code);
  expect(codes).toEqual(['005930', '005930', '000660']);
});

test('a body over a mebibyte is refused, and the twin lives on', async () => {
  const answer = await rawExchange(
    portOf(twin.kis.real.url),
    requestText('POST', '/oauth2/tokenP', {}, 'x'.repeat(1024 * 1024 + 1)),
  );
  expect(answer).toContain('HTTP/1.1 413');
  expect((await kisGet(twin.kis.real, await headersOnce)).status).toBe(200);
});

test('a port that is taken is told, and nothing stays open', async () => {
  const other = await createBrokerTwin();
  const free = portOf(other.kis.real.url);
  await other.close();
  const ports = { kis: { real: free }, kiwoom: { paper: portOf(twin.kiwoom.paper.url) } };
  await expect(createBrokerTwin({ ports })).rejects.toThrow('EADDRINUSE');
  await using third = await createBrokerTwin({ ports: { kis: { real: free } } });
  expect(portOf(third.kis.real.url)).toBe(free);
});

test('closing ends connections that wait for an answer', async () => {
  const other = await createBrokerTwin({ faults: [{ fault: { kind: 'black-hole' } }] });
  const waiting = expect(fetch(other.kis.real.url)).rejects.toThrow('fetch failed');
  await new Promise((resolve) => setTimeout(resolve, 50));
  await other.close();
  await waiting;
});

describe('HTTPS', () => {
  const directory = mkdtempSync(join(tmpdir(), 'twin-tls-'));
  afterAll(() => rmSync(directory, { recursive: true }));

  test('with a key and a certificate all four listeners speak it, also when they reset', async () => {
    const [keyFile, certFile] = [join(directory, 'key.pem'), join(directory, 'cert.pem')];
    execFileSync(
      'openssl',
      [
        ...[
          'req',
          '-x509',
          '-newkey',
          'ec',
          '-pkeyopt',
          'ec_paramgen_curve:prime256v1',
          '-nodes',
          '-days',
          '1',
        ],
        ...[
          '-subj',
          '/CN=127.0.0.1',
          '-addext',
          'subjectAltName=IP:127.0.0.1',
          '-keyout',
          keyFile,
          '-out',
          certFile,
        ],
      ],
      { stdio: 'ignore' },
    );
    const [key, cert] = [readFileSync(keyFile, 'utf8'), readFileSync(certFile, 'utf8')];
    await using secure = await createBrokerTwin({ tls: { key, cert } });
    const { Agent, fetch: tlsFetch } = await import('undici');
    const dispatcher = new Agent({ connect: { ca: cert } });
    const { appKey, appSecret } = secure.kis.real.accounts[0]!;
    const ask = () =>
      tlsFetch(`${secure.kis.real.url}/oauth2/tokenP`, {
        method: 'POST',
        dispatcher,
        body: JSON.stringify({ grant_type: 'client_credentials', appkey: appKey, appsecret: appSecret }),
      });
    expect(secure.kis.real.url).toMatch(/^https:/);
    expect((await ask()).status).toBe(200);
    secure.faults.add({ fault: { kind: 'reset' } });
    await expect(ask()).rejects.toMatchObject({ cause: { code: 'ECONNRESET' } });
    await dispatcher.close();
  });
});
