import { expect, test } from 'vitest';
import { rewriteBody } from './rewrite-body.ts';

const body = '{"output":{"price":"1","sign":"2"},"rows":[{"a":"1"},{"a":"2"}],"rt_cd":"0"}';

test('adds and removes fields, in every row of a list, and keeps the order of the rest', () => {
  const rewritten = rewriteBody(body, {
    remove: ['output.price', 'rows.a', 'nowhere.at.all'],
    add: { 'rows.fresh': 'x', rt_cd: 1, 'nowhere.at': 'all' },
  });
  expect(rewritten).toBe('{"output":{"sign":"2"},"rows":[{"fresh":"x"},{"fresh":"x"}],"rt_cd":1}');
});

test('leaves what is not JSON as it is', () => {
  expect(rewriteBody('<html>', { add: { a: '1' } })).toBe('<html>');
});
