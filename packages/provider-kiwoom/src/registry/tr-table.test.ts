import { describe, expect, test } from 'vitest';
import { operationClassOf } from './operation-class.ts';
import { trRegistry } from './tr-table.ts';

describe('the TR table', () => {
  test('has the 138 TRs of the catalogue, 8 of them orders', () => {
    expect(trRegistry.all).toHaveLength(138);
    expect(trRegistry.all.filter((tr) => tr.class === 'order').map((tr) => tr.id)).toEqual([
      'kt10000',
      'kt10001',
      'kt10002',
      'kt10003',
      'kt10006',
      'kt10007',
      'kt10008',
      'kt10009',
    ]);
    expect(trRegistry.all.filter((tr) => tr.paged)).toHaveLength(93);
    expect(trRegistry.all.filter((tr) => tr.isToken)).toHaveLength(2);
  });

  test('keeps path, rows, parameters and their plain names', () => {
    expect(trRegistry.get('ka10081')).toMatchObject({
      id: 'ka10081',
      paperId: 'ka10081',
      oldIds: ['opt10081'],
      method: 'POST',
      path: '/api/dostk/chart',
      class: 'quote',
      params: [
        { name: 'stk_cd', required: true, plain: ['symbol', 'symbols'] },
        { name: 'base_dt', required: false, format: 'date', fills: 'today' },
        { name: 'upd_stkpc_tp', required: true, plain: ['adjusted'], values: ['0', '1'], default: '1' },
      ],
      rows: 'stk_dt_pole_chart_qry',
      rowTime: 'dt',
      paged: true,
      pageRows: 600,
    });
  });

  test('refuses on paper what mock investment does not offer', () => {
    const refused = trRegistry.all.filter((tr) => trRegistry.find(tr.id, 'paper').kind === 'refused');
    expect(refused.map((tr) => tr.id)).toEqual([
      'ka01690',
      'kt00002',
      'kt00005',
      'kt00015',
      'kt00016',
      'kt00017',
    ]);
    expect(trRegistry.all.every((tr) => trRegistry.find(tr.id, 'real').kind === 'found')).toBe(true);
  });
});

describe('ids', () => {
  test.each([
    ['ka10080', 'ka10080'],
    ['KA10080', 'ka10080'],
    ['opt10079', 'ka10079'],
    ['opt10081', 'ka10081'],
  ])('%s is answered by %s', (trId, id) => {
    expect(trRegistry.get(trId)?.id).toBe(id);
  });

  test.each([
    ['opt10001', 'its REST counterpart is ka10001'],
    ['opw00018', 'its REST counterpart is kt00018'],
    ['opt99999', 'no known REST counterpart'],
    ['FHKST01010100', 'Kiwoom has no TR "FHKST01010100"'],
    ['__proto__', 'Kiwoom has no TR'],
  ])('%s is not: %s', (trId, reason) => {
    expect(trRegistry.find(trId, 'real')).toEqual({
      kind: 'unknown',
      reason: expect.stringContaining(reason),
    });
  });

  test.each([
    ['ka10001', 'quote'],
    ['kt00018', 'account'],
    ['kt10000', 'order'],
    ['au10001', 'account'],
    ['ka99999', 'quote'],
    ['kt99999', 'order'],
    ['anything', 'order'],
    ['', 'order'],
  ])('%s counts as %s', (trId, operationClass) => {
    expect(operationClassOf(trId)).toBe(operationClass);
  });
});
