import { expect, test } from 'vitest';
import { readHeaders, toTwinRequest } from './raw-request.ts';

const requestFor = (target: string) =>
  toTwinRequest({ method: 'GET', target, rawHeaders: [], remoteAddress: '127.0.0.1' }, {}, '');

test('double slashes become single ones, the query keeps its own', () => {
  const { path, query } = requestFor('//uapi//x/y?url=a//b');
  expect([path, query.get('url')]).toEqual(['/uapi/x/y', 'a//b']);
});

test('query keys keep their case, values are decoded, the last one wins', () => {
  const { query } = requestFor('/x?FID=J&fid=%EC%82%BC+1&FID=NX&empty&&broken=%E0%A4%A');
  expect([...query]).toEqual([
    ['FID', 'NX'],
    ['fid', '삼 1'],
    ['empty', ''],
    ['broken', '%E0%A4%A'],
  ]);
});

test('header names are read in any case, repeated ones are joined', () => {
  expect(readHeaders(['appKey', 'k', 'TR_ID', 'T', 'accept', 'a', 'Accept', 'b'])).toEqual({
    appkey: 'k',
    tr_id: 'T',
    accept: 'a, b',
  });
});
