import { expect, test } from 'vitest';
import { trRegistry } from '../registry/tr-table.ts';
import { rowKeys } from './row-keys.ts';

function keysOf(trId: string) {
  const tr = trRegistry.get(trId);
  if (tr === undefined) throw new Error(`no TR ${trId}`);
  return rowKeys(tr);
}

const trade = { cntr_tm: '20260310151958', cur_prc: '-97200', trde_qty: '1' };

test('a row that comes again on the next page has the key it had', () => {
  const keys = keysOf('ka10081');
  expect(keys([{ dt: '20260310' }, { dt: '20260309' }])[1]).toBe(keys([{ dt: '20260309' }])[0]);
});

test('equal rows of one page are different rows', () => {
  expect(new Set(keysOf('ka10003')([trade, trade, trade])).size).toBe(3);
});

test('equal trades of a tick chart are different trades, on different pages too', () => {
  const keys = keysOf('ka10079');
  expect(new Set([...keys([trade, trade]), ...keys([trade])]).size).toBe(3);
});
