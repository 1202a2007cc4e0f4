import { isProviderError } from '@hub/provider';
import { expect, test } from 'vitest';
import { createKisProvider } from '../src/index.ts';
import { findTr } from '../src/registry/find-tr.ts';
import { trTable } from '../src/registry/tr-table.ts';
import { replayServer, tokenAnswer } from './support/replay-server.ts';
import { paperAccount, realAccount, testProvider } from './support/test-provider.ts';

const trs = [...trTable.values()];
const signal = new AbortController().signal;

/** Whatever a TR asks for, so that only the environment can be wrong. */
function paramsOf(trId: string): Record<string, string> {
  const tr = trTable.get(trId);
  const needed = (tr?.params ?? []).filter(
    (param) => param.required && param.default === undefined && !/^(?:CANO|ACNT_PRDT_CD)$/.test(param.name),
  );
  const examples: Record<string, string> = { date: '20260910', time: '120000', quantity: '1', price: '100' };
  return Object.fromEntries(
    needed.map(({ name, format, values }) => [name, values?.at(-1) ?? examples[format ?? ''] ?? '005930']),
  );
}

test('4 wrong combinations of host, account and TR id, every TR: 0 calls to the broker, 0 tokens', async () => {
  await using server = await replayServer(({ path }) =>
    path === '/oauth2/tokenP'
      ? tokenAnswer()
      : { status: 200, body: { rt_cd: '0', msg_cd: 'MCA00000', msg1: '' } },
  );
  const combinations = [
    { host: 'real', account: paperAccount, ids: trs.map(({ id }) => id) },
    { host: 'paper', account: realAccount, ids: trs.map(({ id, paperId }) => paperId ?? id) },
    {
      host: 'real',
      account: realAccount,
      ids: trs.flatMap(({ id, paperId, oldIds }) => [
        ...(paperId === undefined || paperId === id ? [] : [paperId]),
        ...oldIds.filter((old) => old.startsWith('V')),
      ]),
    },
    {
      host: 'paper',
      account: paperAccount,
      ids: trs.flatMap(({ id, paperId, oldIds }) => [
        ...(paperId === id ? [] : [id]),
        ...oldIds.filter((old) => !old.startsWith('V')),
      ]),
    },
  ] as const;
  const refused: number[] = [];

  for (const { host, account, ids } of combinations) {
    const provider = testProvider(server.url, { environment: host, accounts: { default: account } });
    for (const trId of ids) {
      const found = findTr(trId, account.environment);
      const params = found.kind === 'found' ? paramsOf(found.tr.id) : {};
      const error: unknown = await provider
        .call({ trId, params, account: 'default' }, { signal })
        .catch((thrown: unknown) => thrown);
      if (!isProviderError(error)) throw new Error(`${trId} was sent`);
      expect(error, trId).toMatchObject({ code: 'ERR_PROVIDER_REJECTED', retry: 'never' });
      expect(error.message, trId).toMatch(/Nothing was sent to KIS: .*(?:paper|real)/);
    }
    refused.push(ids.length);
    await provider.close?.();
  }

  expect(server.seen).toEqual([]);
  expect(server.tokenCalls).toEqual([]);
  expect(refused).toEqual([157, 157, 41, 149]);
});

test('every TR reaches the host it belongs to', async () => {
  await using server = await replayServer(({ path }) =>
    path === '/oauth2/tokenP'
      ? tokenAnswer()
      : {
          status: 200,
          body: { rt_cd: '0', msg_cd: 'MCA00000', msg1: '', output: {}, output1: [], output2: [] },
        },
  );
  for (const environment of ['real', 'paper'] as const) {
    server.seen.length = 0;
    const provider = testProvider(server.url, { environment });
    const offered = trs.filter((tr) => environment === 'real' || tr.paperId !== undefined);
    for (const tr of offered) {
      const trId = environment === 'real' ? tr.id : (tr.paperId ?? '');
      const params = tr.id === 'TTTC0013U' ? { ...paramsOf(tr.id), branch_no: '91252' } : paramsOf(tr.id);
      const outcome: unknown = await provider
        .call({ trId, params, account: 'default' }, { signal })
        .catch((thrown: unknown) => thrown);
      // A price without figures is taken for an unknown symbol.
      if (isProviderError(outcome)) expect(outcome.message).toContain('does not know the symbol');
    }
    const sent = server.seen.map(
      ({ headers, path, method }) => `${String(headers['tr_id'])} ${method} ${path}`,
    );
    expect(sent).toEqual(
      offered.map((tr) => `${(environment === 'real' ? tr.id : tr.paperId) ?? ''} ${tr.method} ${tr.path}`),
    );
    await provider.close?.();
  }
});

test('a base address of the other host is refused at once', () => {
  const tokenStore = { look: () => Promise.reject(new Error('unused')) } as never;
  const options = { accounts: { default: realAccount }, tokenStore };
  const make = (environment: 'real' | 'paper', baseUrl: string) => () =>
    createKisProvider({ ...options, environment, baseUrl });
  expect(make('real', 'https://openapivts.koreainvestment.com:29443')).toThrow('the paper host');
  expect(make('paper', 'https://openapi.koreainvestment.com:9443')).toThrow('the real host');
});
