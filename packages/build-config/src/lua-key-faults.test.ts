import { expect, test } from 'vitest';
import { luaKeyFaults } from './lua-key-faults.ts';

const header = '-- Moves a task.\n--\n-- KEYS[1] from   KEYS[2] to\n\n';

test('accepts a header that names every key the script uses', () => {
  expect(luaKeyFaults('move.lua', `${header}return redis.call('LMOVE', KEYS[1], KEYS[2])`)).toEqual([]);
});

test('reports a key the header does not have', () => {
  expect(luaKeyFaults('move.lua', `${header}return KEYS[3]`)).toEqual([
    'move.lua: the header ends at KEYS[2], the script at KEYS[3]',
  ]);
});

test('reports a key nobody uses any more, and does not take a comment for a use', () => {
  expect(luaKeyFaults('move.lua', `${header}return KEYS[1] -- was KEYS[2]`)).toEqual([
    'move.lua: the header ends at KEYS[2], the script at KEYS[1]',
  ]);
});

test('reports a gap in the header', () => {
  expect(luaKeyFaults('move.lua', '-- KEYS[2] to\nreturn KEYS[2]')).toEqual([
    'move.lua: the header does not say what KEYS[1] is',
  ]);
});

test('allows computed indexes only where the header is open', () => {
  const body = 'local last = KEYS[1]\nreturn KEYS[first + 1]';
  expect(luaKeyFaults('many.lua', `-- KEYS[1] queue   KEYS[2..] responses\n${body}`)).toEqual([]);
  expect(luaKeyFaults('many.lua', `-- KEYS[1] queue\n${body}`)).toEqual([
    'many.lua: the script computes an index into KEYS, the header has no KEYS[n..]',
  ]);
});
