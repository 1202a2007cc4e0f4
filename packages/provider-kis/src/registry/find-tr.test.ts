import { describe, expect, test } from 'vitest';
import { findTr, operationClassOf } from './find-tr.ts';
import { trTable } from './tr-table.ts';

describe('the TR table', () => {
  const trs = [...trTable.values()];
  const isSister = (name: string): boolean =>
    /\((?:JP|HK|VN|Shanghai|Shenzhen|night|US sell|Asia|.* (?:amend\/)?cancel)\)$/.test(name);

  test('has the 138 TRs of the catalogue and 19 sisters of other countries and sessions', () => {
    expect(trs).toHaveLength(157);
    expect(trs.filter(({ name }) => isSister(name))).toHaveLength(19);
    const own = trs.filter(({ name }) => !isSister(name));
    expect(own).toHaveLength(138);
    const count = (operation: string): number => own.filter((tr) => tr.class === operation).length;
    expect([count('quote'), count('account'), count('order')]).toEqual([95, 25, 18]);
    expect(own.filter((tr) => tr.paperId !== undefined)).toHaveLength(40);
  });

  test('keeps path, rows and parameters', () => {
    expect(trTable.get('FHKST03010230')).toEqual({
      id: 'FHKST03010230',
      oldIds: [],
      name: 'Stock 1-minute candles of a past day',
      method: 'GET',
      path: '/uapi/domestic-stock/v1/quotations/inquire-time-dailychartprice',
      class: 'quote',
      params: [
        { name: 'FID_COND_MRKT_DIV_CODE', required: true, default: 'J' },
        { name: 'FID_INPUT_ISCD', required: true },
        { name: 'FID_INPUT_HOUR_1', required: true, format: 'time' },
        { name: 'FID_INPUT_DATE_1', required: true, format: 'date' },
        { name: 'FID_PW_DATA_INCU_YN', required: true, default: 'N' },
        { name: 'FID_FAKE_TICK_INCU_YN', required: false, default: '' },
      ],
      rows: 'output2',
      paged: 'time-cursor',
      pageRows: 120,
    });
  });

  test('chooses nothing for an order that its caller must say', () => {
    const cash = trTable.get('TTTC0012U');
    expect(cash?.params.filter((param) => param.default !== undefined)).toEqual([]);
    for (const tr of trs.filter((candidate) => candidate.class === 'order')) {
      const chosen = tr.params.filter(({ default: text }) => text !== undefined && text !== '');
      expect(['ORD_SVR_DVSN_CD', 'ORD_PRCS_DVSN_CD'], tr.id).toEqual(
        expect.arrayContaining(chosen.map(({ name }) => name)),
      );
    }
  });
});

describe('ids', () => {
  test.each([
    ['FHKST01010100', 'real', 'FHKST01010100'],
    ['fhkst01010100', 'paper', 'FHKST01010100'],
    ['TTTC0012U', 'real', 'TTTC0012U'],
    ['VTTC0012U', 'paper', 'VTTC0012U'],
    ['CTSC9215R', 'real', 'CTSC9215R'],
    ['VTSC9215R', 'paper', 'VTSC9215R'],
    // The one exception to "swap the first letter" (kis-api 1 [H]).
    ['TTTT1006U', 'real', 'TTTT1006U'],
    ['VTTT1001U', 'paper', 'VTTT1001U'],
    ['TTTS0307U', 'real', 'TTTS0307U'],
  ] as const)('%s on %s is sent as %s', (trId, environment, sentId) => {
    expect(findTr(trId, environment)).toMatchObject({ kind: 'found', sentId });
  });

  test.each([
    ['TTTC0802U', 'real', 'TTTC0012U'],
    ['TTTC0801U', 'real', 'TTTC0011U'],
    ['TTTC0803U', 'real', 'TTTC0013U'],
    ['TTTC8001R', 'real', 'TTTC0081R'],
    ['TTTC8036R', 'real', 'TTTC0084R'],
    ['VTTC0802U', 'paper', 'VTTC0012U'],
    ['JTTT3012R', 'real', 'TTTS3012R'],
  ] as const)('the old %s on %s becomes %s, and says so', (trId, environment, sentId) => {
    expect(findTr(trId, environment)).toMatchObject({
      kind: 'found',
      sentId,
      note: `${trId} is an old id, ${sentId} was called`,
    });
  });

  test.each([
    ['VTTC0012U', 'real', 'use TTTC0012U'],
    ['TTTC0012U', 'paper', 'use VTTC0012U'],
    ['TTTC0802U', 'paper', 'use VTTC0012U'],
    ['TTTT1006U', 'paper', 'use VTTT1001U'],
    ['FHKST03010230', 'paper', 'not offered on paper'],
    ['VTTT1006U', 'paper', 'KIS has no TR "VTTT1006U"'],
    ['FHKST01010101', 'real', 'KIS has no TR "FHKST01010101"'],
    ['TTTC8435R', 'real', 'did you mean TTTC8434R?'],
    ['ka10080', 'real', 'one of Kiwoom'],
    ['', 'real', 'KIS has no TR ""'],
    ['__proto__', 'real', 'KIS has no TR "__proto__"'],
  ] as const)('%s on %s is refused: %s', (trId, environment, reason) => {
    const lookup = findTr(trId, environment);
    expect(lookup.kind === 'refused' && lookup.reason).toContain(reason);
  });

  test.each([
    ['VTTC0012U', 'order'],
    ['TTTC0802U', 'order'],
    ['TTTC9999U', 'order'],
    ['TTTC9999R', 'account'],
    ['FHKST99999999', 'quote'],
    ['anything', 'order'],
    ['', 'order'],
  ])('%s counts as %s', (trId, operation) => {
    expect(operationClassOf(trId)).toBe(operation);
  });
});
