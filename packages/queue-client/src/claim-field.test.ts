import { expect, test } from 'vitest';
import { parseClaimField } from './claim-field.ts';

test.each([
  ['p17', { queue: 'priority', attempt: 1, suspect: false }],
  ['n18a2', { queue: 'normal', attempt: 2, suspect: false }],
  ['n19s', { queue: 'normal', attempt: 1, suspect: true }],
  ['n20a12s', { queue: 'normal', attempt: 12, suspect: true }],
])('reads %s', (field, claim) => {
  expect(parseClaimField(field)).toEqual(claim);
});

test.each(['lease', 'tick', 'control', 'seen', 'p', 'x17', 'p17b', 'p17a', 'p17sa2', ' p17', ''])(
  'takes %j for no claim',
  (field) => {
    expect(parseClaimField(field)).toBeUndefined();
  },
);
