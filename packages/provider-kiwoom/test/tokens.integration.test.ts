import { MemoryTokenStore, type TokenEvent } from '@hub/provider-kit';
import { describe, expect, test } from 'vitest';
import { type Answer, failure, startBroker, success } from './support/broker.ts';
import { account, context, openGate, providerOf, task } from './support/provider.ts';

const quote = { body: { stk_cd: '005930', stk_nm: '삼성전자', cur_prc: '-97200', ...success } };
const anyQuote: Answer = ({ trId }) => (trId === '' ? undefined : quote);
const dead = failure(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]');
const symbol = { symbol: '005930' };

test('one token serves many calls at once', async () => {
  await using broker = await startBroker(anyQuote);
  const provider = providerOf(broker);
  await Promise.all(Array.from({ length: 50 }, () => provider.call(task('ka10001', symbol), context())));
  await provider.close?.();
  expect([broker.issued, broker.seen.length]).toEqual([['token-1'], 50]);
});

test('a dead token is replaced once, whoever notices, and no query fails', async () => {
  await using broker = await startBroker(({ trId, headers }) => {
    if (trId === '') return undefined;
    return headers['authorization'] === 'Bearer token-1' ? dead : quote;
  });
  const provider = providerOf(broker);
  const calls = Array.from({ length: 20 }, () => provider.call(task('ka10001', symbol), context()));
  expect(await Promise.all(calls)).toHaveLength(20);
  await provider.close?.();
  expect(broker.issued).toEqual(['token-1', 'token-2']);
});

test.each(['8003', '8005', '8103'])('%s asks for a new token, once for a call', async (code) => {
  await using broker = await startBroker(({ trId }) =>
    trId === '' ? undefined : failure(3, `인증에 실패했습니다[${code}:…]`),
  );
  const provider = providerOf(broker);
  await expect(provider.call(task('ka10001', symbol), context())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_UNAVAILABLE',
    retry: 'safe',
    providerCode: code,
  });
  await provider.close?.();
  expect([broker.issued.length, broker.seen.length]).toEqual([2, 2]);
});

test.each(['8010', '8040', '8050'])(
  '%s, an address that is not registered, is never healed by a new token',
  async (code) => {
    await using broker = await startBroker(({ trId }) =>
      trId === '' ? undefined : failure(3, `인증에 실패했습니다[${code}:지정단말기 인증에 실패했습니다]`),
    );
    const provider = providerOf(broker);
    for (let round = 0; round < 3; round += 1) {
      await expect(provider.call(task('ka10001', symbol), context())).rejects.toMatchObject({
        code: 'ERR_PROVIDER_REJECTED',
        providerCode: code,
        message: expect.stringContaining('Register the address'),
      });
    }
    await provider.close?.();
    expect([broker.issued.length, broker.seen.length]).toEqual([1, 3]);
  },
);

test.each(['8001', '8030', '8050'])(
  '%s at the token endpoint is told, and not asked for again at once',
  async (code) => {
    let asked = 0;
    await using broker = await startBroker(({ path }) => {
      if (path === '/oauth2/token') asked += 1;
      return failure(3, `인증에 실패했습니다[${code}:…]`);
    });
    const events: TokenEvent[] = [];
    const provider = providerOf(broker, { tokenSettings: {}, onTokenEvent: (event) => events.push(event) });
    for (let round = 0; round < 5; round += 1) {
      await expect(provider.call(task('ka10001', symbol), context())).rejects.toMatchObject({
        providerCode: code,
        retry: 'never',
      });
    }
    await provider.close?.();
    expect([asked, broker.seen.length]).toEqual([1, 0]);
    expect(events).toMatchObject([{ type: 'issue-failed', providerCode: code }]);
  },
);

test('a success without a token is no token', async () => {
  await using broker = await startBroker(() => ({ body: { ...success } }));
  const provider = providerOf(broker);
  await expect(provider.call(task('ka10001', symbol), context())).rejects.toMatchObject({
    code: 'ERR_PROVIDER_UNAVAILABLE',
    providerCode: 'no-token',
  });
  await provider.close?.();
});

describe('the address calls leave from', () => {
  test('has a token of its own', async () => {
    await using broker = await startBroker(anyQuote);
    const tokenStore = new MemoryTokenStore();
    for (const egress of ['seoul-1', 'seoul-2', 'seoul-1']) {
      const provider = providerOf(broker, { tokenStore, accounts: { default: { ...account, egress } } });
      await provider.call(task('ka10001', symbol), context());
      await provider.close?.();
    }
    expect(broker.seen.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer token-1',
      'Bearer token-2',
      'Bearer token-1',
    ]);
  });
});

test('token and call wait for leave of their own, and both waits are told', async () => {
  await using broker = await startBroker(anyQuote);
  const provider = providerOf(broker);
  const { gate, entered } = openGate();
  const waits: string[] = [];
  await provider.call(
    task('ka10001', symbol),
    context({ gate, onWait: (phase, ms) => waits.push(`${phase} ${ms >= 0}`) }),
  );
  await provider.close?.();
  expect(entered.map(({ purpose, scopes }) => [purpose, ...scopes])).toEqual([
    ['token', 'KIWOOM:real:default:au10001'],
    ['call', 'KIWOOM:real:default:ka10001'],
  ]);
  expect(waits).toEqual(['token true', 'broker true']);
});

test('errors show neither keys nor tokens nor account numbers', async () => {
  const leak = `[8001:${account.appKey} ${account.secretKey} token-1 8123456711]`;
  await using broker = await startBroker(({ trId }) => (trId === '' ? undefined : failure(3, leak)));
  const provider = providerOf(broker);
  const error: unknown = await provider
    .call(task('ka10001', symbol), context())
    .catch((reason: unknown) => reason);
  await provider.close?.();
  const shown = `${String(error)} ${JSON.stringify(error)} ${(error as Error).stack ?? ''}`;
  expect(shown).toContain('8001');
  for (const secret of [account.appKey, account.secretKey, 'token-1', '8123456711'])
    expect(shown).not.toContain(secret);
});
