import type { RetryAdvice } from '@hub/task-schema';

interface ErrorClassEntry {
  /** Whether a query may be repeated. */
  readonly query: RetryAdvice;
  /** Whether an order may be. Only where the broker surely did nothing is that `safe`. */
  readonly order: RetryAdvice;
  /** What the operator or the caller should do. */
  readonly remedy: string;
}

/** What an error of a broker comes to, whatever code it has there. */
export const errorClasses = {
  'token-dead': {
    query: 'safe',
    order: 'safe',
    remedy:
      'Nothing: the hub replaces the token once and repeats. If it happens often, another program issues tokens with the same key.',
  },
  'token-issue-limit': {
    query: 'safe',
    order: 'safe',
    remedy: 'Wait: the broker issues one token a minute. Find the other program that asks with the same key.',
  },
  credentials: {
    query: 'never',
    order: 'never',
    remedy: 'Check the app key and its secret in the configuration, and whether the key has expired.',
  },
  environment: {
    query: 'never',
    order: 'never',
    remedy:
      'The key and the host are of different environments: correct the account’s environment, real or paper.',
  },
  'rate-limit': {
    query: 'safe',
    order: 'safe',
    remedy:
      'Nothing: the hub slows down for all processes. If it goes on, another program uses the same key.',
  },
  'shared-limit': {
    query: 'safe',
    order: 'safe',
    remedy: 'Nothing: all customers share this limit. Spread such calls or move them to quiet hours.',
  },
  caller: {
    query: 'never',
    order: 'never',
    remedy: 'Correct the parameters that the message names.',
  },
  'not-offered': {
    query: 'never',
    order: 'never',
    remedy: 'This environment does not offer the operation: use a real account, or leave it out.',
  },
  'unknown-symbol': {
    query: 'never',
    order: 'never',
    remedy: 'Check the symbol and its market; it may be delisted or not traded on this venue.',
  },
  funds: {
    query: 'never',
    order: 'never',
    remedy: 'There is not enough cash, or not enough shares: ask for the amount that can be ordered first.',
  },
  'session-closed': {
    query: 'never',
    order: 'never',
    remedy: 'The market is closed for this: send it again in the session.',
  },
  'order-refused': {
    query: 'never',
    order: 'never',
    remedy: 'The broker refused the order and placed none: correct what the message names.',
  },
  outage: {
    query: 'safe',
    order: 'outcome-unknown',
    remedy:
      'The broker has a failure or maintenance: wait. For an order look at the order list before anything else.',
  },
  'outcome-unknown': {
    query: 'safe',
    order: 'outcome-unknown',
    remedy: 'The broker lost track: for an order look at the order list; never repeat it blindly.',
  },
  'no-data': {
    query: 'never',
    order: 'never',
    remedy: 'There is nothing for this question: check dates, symbol and opening hours.',
  },
  'ip-not-registered': {
    query: 'never',
    order: 'never',
    remedy: 'Register the address that calls leave from at the broker; a new token does not help.',
  },
  unknown: {
    query: 'safe',
    order: 'outcome-unknown',
    remedy: 'The broker gave a code the hub does not know: look it up at the broker and report it.',
  },
} as const satisfies Readonly<Record<string, ErrorClassEntry>>;

export type ErrorClass = keyof typeof errorClasses;

export function isErrorClass(text: string): text is ErrorClass {
  return Object.hasOwn(errorClasses, text);
}
