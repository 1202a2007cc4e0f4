import { expect, test } from 'vitest';
import { type Answer, failure, startBroker, success } from './support/broker.ts';
import { dayRows, page, paged, tooMany } from './support/history.ts';
import { context, openGate, providerOf, task } from './support/provider.ts';

/** What an answer says to add to the parameters to go on. */
function nextKey(data: Readonly<Record<string, unknown>>): string | undefined {
  return (data['resume'] as { readonly next_key: string } | undefined)?.next_key;
}

/** One task for the day chart, against a broker that answers so. */
async function dayChart(answer: Answer, params: object, more: Parameters<typeof context>[0] = {}) {
  await using broker = await startBroker(answer);
  const provider = providerOf(broker, { maxPages: 5 });
  const answered = await provider.call(task('ka10081', { symbol: '005930', ...params }), context(more));
  await provider.close?.();
  return { ...answered, rows: answered.data['data'] as { dt: string }[], seen: broker.seen };
}

test('without a range one page is one call, and says where the next begins', async () => {
  const { rows, seen, data, partial } = await dayChart(paged(dayRows(25), 10), {});
  expect([rows.length, seen.length, nextKey(data), partial]).toEqual([10, 1, '10', undefined]);
});

test('a count is fetched page by page, with the same body and the headers of a continuation', async () => {
  const { gate, entered } = openGate();
  const { rows, seen, candles, data } = await dayChart(paged(dayRows(60), 10), { count: 25 }, { gate });
  expect(rows).toEqual(dayRows(25));
  expect(candles?.map((candle) => candle.trading_day)).toEqual(
    [...rows].reverse().map(({ dt }) => dt.replace(/^(....)(..)(..)$/, '$1-$2-$3')),
  );
  expect(seen.map(({ headers }) => [headers['cont-yn'], headers['next-key']])).toEqual([
    [undefined, undefined],
    ['Y', '10'],
    ['Y', '20'],
  ]);
  expect(new Set(seen.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(entered.map(({ purpose, scopes }) => [purpose, ...scopes])).toEqual([
    ['token', 'KIWOOM:real:default:au10001'],
    ['call', 'KIWOOM:real:default:ka10081'],
    ['page', 'KIWOOM:real:default:ka10081'],
    ['page', 'KIWOOM:real:default:ka10081'],
  ]);
  expect(nextKey(data)).toBe('30');
});

test('a range ends with the page that goes back past its beginning', async () => {
  const { rows, seen, partial } = await dayChart(paged(dayRows(60), 10), {
    from: '20260225',
    to: '20260305',
  });
  expect(rows.map(({ dt }) => dt)).toEqual(
    ['0305', '0304', '0303', '0302', '0301', '0228', '0227', '0226', '0225'].map((day) => `2026${day}`),
  );
  // 10 rows reach back to 1 March, 20 to 19 February.
  expect([seen.length, seen[0]?.body['base_dt'], partial]).toEqual([2, '20260305', undefined]);
});

test('a range that the broker itself keeps to is fetched to its last page', async () => {
  const rows = Array.from({ length: 5 }, (_, index) => ({
    dt: `2026030${5 - index}`,
    tdy_sel_pl: String(index),
  }));
  await using broker = await startBroker(({ trId, headers }) => {
    if (trId === '') return undefined;
    const start = Number(headers['next-key'] ?? 0);
    const isLast = start + 2 >= rows.length;
    return {
      headers: isLast ? { 'cont-yn': 'N' } : { 'cont-yn': 'Y', 'next-key': String(start + 2) },
      body: { dt_stk_rlzt_pl: rows.slice(start, start + 2), ...success },
    };
  });
  const provider = providerOf(broker);
  const range = { symbol: '005930', from: '2026-03-01', to: '2026-03-05' };
  const { data, partial } = await provider.call(task('ka10073', range), context());
  await provider.close?.();
  expect([data['data'], partial, broker.seen.length]).toEqual([rows, undefined, 3]);
  expect(broker.seen[0]?.body).toEqual({ stk_cd: '005930', strt_dt: '20260301', end_dt: '20260305' });
});

test('a range the broker has no more rows for ends at its last page and is whole', async () => {
  const { rows, seen, partial } = await dayChart(paged(dayRows(15), 10), { from: '20200101' });
  expect([rows.length, seen.length, partial]).toEqual([15, 2, undefined]);
});

test('a holiday has no rows, though the broker falls back to the day before', async () => {
  const rows = dayRows(10).filter(({ dt }) => dt !== '20260308');
  const { rows: found, candles } = await dayChart(paged(rows, 5), { from: '20260308', to: '20260308' });
  expect([found, candles]).toEqual([[], []]);
});

test('rows that come twice are one row', async () => {
  const rows = dayRows(20);
  const overlapping = [...rows.slice(0, 10), ...rows.slice(7)];
  const { rows: found } = await dayChart(paged(overlapping, 10), { from: '20200101' });
  expect(found).toEqual(rows);
});

test('a refusal in the middle is no last page: it is asked for again through the gate', async () => {
  const { gate, refusals } = openGate();
  const answer: Answer = ({ trId, headers }, calls) => {
    if (trId === '') return undefined;
    return calls === 2 ? tooMany : page(dayRows(30), 10, Number(headers['next-key'] ?? 0));
  };
  const { rows, seen, partial } = await dayChart(answer, { count: 30 }, { gate });
  expect([rows.length, seen.length, partial]).toEqual([30, 4, undefined]);
  expect(refusals).toEqual([{ reason: '1700' }]);
});

test.each([
  ['refusals without end', tooMany, '1700'],
  ['an outage', { status: 502, body: '<html>Bad Gateway</html>' }, 'HTTP 502'],
  ['an HTML page', { status: 400, body: '<html>Request Blocked</html>' }, 'HTTP 400'],
])('%s in the middle leaves what was fetched, and says where to go on', async (_what, reply, why) => {
  const { gate } = openGate();
  const rows = dayRows(30);
  const answer: Answer = ({ trId, headers }) => {
    if (trId === '') return undefined;
    return headers['next-key'] === '20' ? reply : page(rows, 10, Number(headers['next-key'] ?? 0));
  };
  const { rows: found, partial, data } = await dayChart(answer, { count: 30 }, { gate });
  expect(found).toEqual(rows.slice(0, 20));
  expect(partial?.reason).toContain('After 2 pages: a page failed');
  expect(partial?.reason).toContain(why);
  expect(nextKey(data)).toBe('20');

  const rest = await dayChart(paged(rows, 10), { count: 10, next_key: nextKey(data) });
  expect([...found, ...rest.rows]).toEqual(rows);
});

test('a token that dies in the middle costs one call and no rows', async () => {
  let died = 0;
  const answer: Answer = ({ trId, headers }) => {
    if (trId === '') return undefined;
    if (headers['next-key'] === '10' && headers['authorization'] === 'Bearer token-1') {
      died += 1;
      return failure(3, '인증에 실패했습니다[8005:Token이 유효하지 않습니다]');
    }
    return page(dayRows(30), 10, Number(headers['next-key'] ?? 0));
  };
  const { rows, partial } = await dayChart(answer, { count: 30 });
  expect([rows.length, died, partial]).toEqual([30, 1, undefined]);
});

test('endless empty pages stop at the first one', async () => {
  const empty = {
    headers: { 'cont-yn': 'Y', 'next-key': 'on' },
    body: { stk_dt_pole_chart_qry: [], ...success },
  };
  const { rows, seen, partial, data } = await dayChart(({ trId }) => (trId === '' ? undefined : empty), {
    count: 5,
  });
  expect([rows, seen.length]).toEqual([[], 1]);
  expect(partial?.reason).toContain('an empty page');
  expect(nextKey(data)).toBeUndefined();
});

test('a key that comes again stops the walk', async () => {
  const answer: Answer = ({ trId }, calls) =>
    trId === ''
      ? undefined
      : {
          headers: { 'cont-yn': 'Y', 'next-key': 'same' },
          body: { stk_dt_pole_chart_qry: dayRows(20).slice(calls * 2, calls * 2 + 2), ...success },
        };
  const { rows, seen, partial } = await dayChart(answer, { from: '20200101' });
  expect([rows.length, seen.length]).toEqual([4, 2]);
  expect(partial?.reason).toContain('the same continuation key twice');
});

test('a history longer than one task may fetch is partial', async () => {
  const { rows, seen, partial, data } = await dayChart(paged(dayRows(100), 10), { from: '20200101' });
  expect([rows.length, seen.length, nextKey(data)]).toEqual([50, 5, '50']);
  expect(partial?.reason).toContain('more pages than one task may fetch');
});

test('the marks of a continuation are headers: the same words in a body are not', async () => {
  const answer: Answer = ({ trId }) =>
    trId === ''
      ? undefined
      : { body: { 'cont-yn': 'Y', 'next-key': 'x', stk_dt_pole_chart_qry: dayRows(3), ...success } };
  const { seen, partial } = await dayChart(answer, { count: 30 });
  expect([seen.length, partial]).toEqual([1, undefined]);
});
