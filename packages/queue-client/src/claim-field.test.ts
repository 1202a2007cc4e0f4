import { expect, test } from 'vitest';
import { parseClaimField } from './claim-field.ts';

test.each([
  ['p17', { queue: 'priority', attempt: 1, suspect: false, laned: false }],
  ['n18a2', { queue: 'normal', attempt: 2, suspect: false, laned: false }],
  ['n19s', { queue: 'normal', attempt: 1, suspect: true, laned: false }],
  ['n20a12s', { queue: 'normal', attempt: 12, suspect: true, laned: false }],
  ['n21l', { queue: 'normal', attempt: 1, suspect: false, laned: true }],
  ['p22a3t', { queue: 'priority', attempt: 3, suspect: false, laned: true }],
])('reads %s', (field, claim) => {
  expect(parseClaimField(field)).toEqual(claim);
});

test.each(['lease', 'tick', 'control', 'seen', 'p', 'x17', 'p17b', 'p17a', 'p17sa2', ' p17', ''])(
  'takes %j for no claim',
  (field) => {
    expect(parseClaimField(field)).toBeUndefined();
  },
);
