import { expect, test } from 'vitest';
import { luaForShipping } from './lua-for-shipping.ts';

test('keeps the code of a script and drops what is for readers', () => {
  const source = "-- What it does.\n\nlocal a = 1 -- why\nif a then\n  -- because\n  return 'x -- y'\nend\n";
  expect(luaForShipping(source)).toBe("local a = 1 -- why\nif a then\nreturn 'x -- y'\nend\n");
});
