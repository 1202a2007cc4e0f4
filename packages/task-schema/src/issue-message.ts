import type * as z from 'zod';
import { receivedType } from './received-type.ts';

const expectedWords: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  nonoptional: 'any value',
};

/**
 * The message of one schema issue, for people. Never prints the value that was received, because parameters can
 * carry account numbers and keys; zod's own messages are replaced for that reason and for plain words.
 */
export function issueMessage(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return expectation(expectedWords[issue.expected] ?? issue.expected, issue.input);
    case 'invalid_value':
      return expectation(`one of ${issue.values.join(', ')}`, issue.input);
    case 'invalid_union':
      return expectation('one of several types', issue.input);
    case 'too_small':
      return issue.origin === 'string' ? 'must not be empty' : `must be at least ${issue.minimum}`;
    case 'too_big':
      return issue.origin === 'array'
        ? `must have at most ${issue.maximum} elements`
        : `must be at most ${issue.maximum}`;
    default:
      return `has the wrong form, received ${receivedType(issue.input)}`;
  }
}

function expectation(expected: string, input: unknown): string {
  return input === undefined
    ? `is missing, expected ${expected}`
    : `expected ${expected}, received ${receivedType(input)}`;
}
