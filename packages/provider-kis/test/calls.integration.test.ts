import { type Gate, isProviderError, type PassRequest } from '@hub/provider';
import { MemoryTokenStore } from '@hub/provider-kit';
import { describe, expect, test } from 'vitest';
import { fixture } from './support/fixture.ts';
import { type Replay, replayServer, SAMPLE_MS, tokenAnswer } from './support/replay-server.ts';
import { realAccount, testProvider } from './support/test-provider.ts';

const { signal } = new AbortController();
const price = { trId: 'FHKST01010100', params: { symbol: '005930' }, account: 'default' };
const balance = { trId: 'TTTC8434R', params: {}, account: 'default' };

const withToken =
  (answer: Replay): Replay =>
  (request) =>
    request.path === '/oauth2/tokenP' ? tokenAnswer() : answer(request);

/** A gate that lets everything through and remembers. */
function recordingGate() {
  const entered: Omit<PassRequest, 'signal'>[] = [];
  const refusals: string[] = [];
  const gate: Gate = {
    async enter({ scopes, purpose }) {
      entered.push({ scopes, purpose });
      return { isUsable: () => true, refused: ({ reason }) => void refusals.push(reason) };
    },
  };
  return { gate, entered, refusals };
}

async function errorOf(call: Promise<unknown>) {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!isProviderError(error)) throw new Error('no error of the contract', { cause: error });
  return error;
}

describe('tokens', () => {
  test('one is fetched for many calls at once, through the gate, and expires in Korean time', async () => {
    await using server = await replayServer(withToken(() => fixture('price')));
    const { gate, entered } = recordingGate();
    const provider = testProvider(server.url);
    await Promise.all(Array.from({ length: 50 }, () => provider.call(price, { signal, gate })));
    expect(server.tokenCalls).toHaveLength(1);
    expect(server.tokenCalls[0]?.body).toEqual({
      grant_type: 'client_credentials',
      appkey: realAccount.appKey,
      appsecret: realAccount.appSecret,
    });
    expect(entered.filter(({ purpose }) => purpose === 'token')).toEqual([
      { scopes: ['KIS:real:default:token'], purpose: 'token' },
    ]);
    expect(entered.filter(({ purpose }) => purpose === 'call')).toHaveLength(50);
    await provider.close?.();
  });

  test.each(['EGW00121', 'EGW00123'])(
    'a dead one (%s) is replaced once and the query repeated',
    async (code) => {
      let tokens = 0;
      let dead = 'none';
      await using server = await replayServer(({ path, headers }) => {
        if (path === '/oauth2/tokenP') {
          tokens += 1;
          return tokenAnswer(`fake-token-${tokens}`);
        }
        const isDead = headers.authorization === `Bearer ${dead}`;
        return isDead ? { status: 500, body: { rt_cd: '1', msg_cd: code, msg1: 'token' } } : fixture('price');
      });
      let nowMs = 0;
      const provider = testProvider(server.url, { tokenStore: new MemoryTokenStore(() => nowMs) });
      await provider.call(price, { signal });
      dead = 'fake-token-1';
      // The broker gives one token a minute.
      nowMs += 61_000;
      const answers = await Promise.all(Array.from({ length: 20 }, () => provider.call(price, { signal })));
      expect(answers).toHaveLength(20);
      expect(tokens).toBe(2);
      await provider.close?.();
    },
  );

  test.each([
    ['token-error-egw00103', 'ERR_PROVIDER_REJECTED', 'EGW00103'],
    ['token-error-egw00133', 'ERR_PROVIDER_UNAVAILABLE', 'EGW00133'],
  ])('%s: the task fails with %s', async (name, code, providerCode) => {
    await using server = await replayServer(() => fixture(name));
    const provider = testProvider(server.url, { tokenSettings: { longestWaitMs: 0 } });
    expect(await errorOf(provider.call(price, { signal }))).toMatchObject({ code, providerCode });
    expect(server.seen).toEqual([]);
    await provider.close?.();
  });
});

describe('the gate', () => {
  test('is told of a refusal, with the scope of the account', async () => {
    await using server = await replayServer(withToken(() => fixture('error-egw00201')));
    const { gate, entered, refusals } = recordingGate();
    const provider = testProvider(server.url);
    const error = await errorOf(provider.call(price, { signal, gate }));
    expect(error).toMatchObject({ code: 'ERR_RATE_LIMITED', providerCode: 'EGW00201', retryAfterMs: 1_000 });
    expect(refusals).toEqual(['EGW00201']);
    expect(entered.at(-1)).toEqual({ scopes: ['KIS:real:default'], purpose: 'call' });
    await provider.close?.();
  });

  test('is not told of a limit that all customers share', async () => {
    const shared = { status: 500, body: { rt_cd: '1', msg_cd: 'EGW00215', msg1: '' } };
    await using server = await replayServer(withToken(() => shared));
    const { gate, refusals } = recordingGate();
    const provider = testProvider(server.url);
    expect(await errorOf(provider.call(balance, { signal, gate }))).toMatchObject({
      code: 'ERR_RATE_LIMITED',
    });
    expect(refusals).toEqual([]);
    await provider.close?.();
  });

  test('sees every page, and waits are told', async () => {
    await using server = await replayServer(
      withToken(({ headers }) =>
        fixture(headers['tr_cont'] === 'N' ? 'balance-page2-last' : 'balance-page1-more'),
      ),
    );
    const { gate, entered } = recordingGate();
    const waits: string[] = [];
    const provider = testProvider(server.url);
    const answer = await provider.call(balance, { signal, gate, onWait: (phase) => void waits.push(phase) });
    expect(entered.map(({ purpose }) => purpose)).toEqual(['token', 'call', 'page']);
    expect(waits).toEqual(['token', 'broker', 'token', 'broker']);
    expect(answer.balance?.holdings.map(({ symbol }) => symbol)).toEqual(['005930', '000660', '035420']);
    expect(answer.data['data']).toHaveLength(3);
    expect(answer.partial).toBeUndefined();
    expect(server.seen[1]?.query).toMatchObject({
      CTX_AREA_FK100: '50000001^01^N^N^02^01^N^',
      CTX_AREA_NK100: '00000A000660^300^00000000^00^',
    });
    await provider.close?.();
  });
});

describe('lists with continuation keys', () => {
  test('a second page that fails gives what was had, and a way to go on', async () => {
    let isDown = true;
    await using server = await replayServer(
      withToken(({ headers }) => {
        if (headers['tr_cont'] !== 'N') return fixture('balance-page1-more');
        return isDown ? 'reset' : fixture('balance-page2-last');
      }),
    );
    const provider = testProvider(server.url);
    const first = await provider.call(balance, { signal });
    expect(first.partial?.reason).toBe('a page failed after 1 page (ERR_PROVIDER_UNAVAILABLE)');
    expect(first.balance?.holdings).toHaveLength(2);
    expect(JSON.stringify(first)).not.toContain(realAccount.accountNumber);

    isDown = false;
    const params = first.data['resume'] as Record<string, string>;
    const rest = await provider.call({ ...balance, params }, { signal });
    expect(rest.balance?.holdings.map(({ symbol }) => symbol)).toEqual(['035420']);
    expect(server.seen.at(-1)?.headers['tr_cont']).toBe('N');
    expect(server.seen.at(-1)?.query['CTX_AREA_FK100']).toBe('50000001^01^N^N^02^01^N^');
    await provider.close?.();
  });

  test('a broker whose keys never end is left', async () => {
    await using server = await replayServer(withToken(() => fixture('balance-page1-more')));
    const provider = testProvider(server.url);
    const answer = await provider.call(balance, { signal });
    expect(answer.partial?.reason).toContain('the broker gave the same page again');
    expect(server.seen.length).toBeLessThan(4);
    await provider.close?.();
  });
});

test('an unknown symbol that is answered with success and zeros is an error', async () => {
  const sample = fixture('price');
  const zeros = Object.fromEntries(Object.keys(sample.body['output'] as object).map((key) => [key, '0']));
  await using server = await replayServer(
    withToken(() => ({ ...sample, body: { ...sample.body, output: zeros } })),
  );
  const provider = testProvider(server.url);
  const error = await errorOf(provider.call({ ...price, params: { symbol: '999999' } }, { signal }));
  expect(error).toMatchObject({ code: 'ERR_PROVIDER_REJECTED' });
  expect(error.message).toContain('does not know the symbol 999999');
  await provider.close?.();
});

test('a clock that is hours wrong is put right by the broker: today is his', async () => {
  await using server = await replayServer(withToken(() => fixture('minute-today')));
  for (const skewHours of [-10, 0, 10]) {
    const provider = testProvider(server.url, { now: () => SAMPLE_MS + skewHours * 3_600_000 });
    await provider.call(price, { signal }).catch(() => undefined);
    const today = { trId: 'FHKST03010200', params: { symbol: '005930' }, account: 'default' };
    const { candles } = await provider.call(today, { signal });
    expect(server.seen.at(-1)?.query['FID_INPUT_HOUR_1'], String(skewHours)).toBe('140312');
    expect(candles?.map(({ finality }) => finality)).toEqual([...Array(29).fill('final'), 'provisional']);
    await provider.close?.();
  }
});

test('what the broker says about our secrets is not passed on', async () => {
  const { appKey, appSecret, accountNumber } = realAccount;
  const msg1 = `no: ${appKey} ${appSecret} ${accountNumber} fake-token-of-the-test`;
  await using server = await replayServer(
    withToken(() => ({ status: 500, body: { rt_cd: '1', msg_cd: 'OPSQ2000', msg1 } })),
  );
  const provider = testProvider(server.url);
  const error = await errorOf(provider.call(price, { signal }));
  expect(error.message).toContain('no: *** *** *** ***');
  await provider.close?.();
});

test('codes nobody knows are told', async () => {
  const told: string[] = [];
  await using server = await replayServer(
    withToken(() => ({ status: 500, body: { rt_cd: '1', msg_cd: 'EGW77777', msg1: 'new' } })),
  );
  const provider = testProvider(server.url, {
    onUnknownCode: (code, trId) => void told.push(`${code} ${trId}`),
  });
  expect(await errorOf(provider.call(price, { signal }))).toMatchObject({
    retry: 'safe',
    providerCode: 'EGW77777',
  });
  expect(told).toEqual(['EGW77777 FHKST01010100']);
  await provider.close?.();
});
