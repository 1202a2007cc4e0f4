import type { DeathReply, DeliveryReply, IssueFailure, StoredToken, TokenLook } from './token-store.ts';

/** @throws {TypeError} the reply is not one of `look.lua` */
export function readLook(reply: unknown): TokenLook {
  const [kind = '', waitMs, value = '', generation, usableMs, refreshInMs, expiresAtMs, retry, code] =
    texts(reply);
  const token: StoredToken | undefined =
    value === ''
      ? undefined
      : {
          value,
          generation: Number(generation),
          usableMs: Number(usableMs),
          refreshInMs: Number(refreshInMs),
          expiresAtMs: Number(expiresAtMs),
        };
  const held = token === undefined ? {} : { token };
  switch (kind) {
    case 'fresh':
      if (token === undefined) throw new TypeError('A fresh token without its value');
      return { kind, token };
    case 'claimed':
      return { kind, ...held };
    case 'busy':
    case 'spent':
      return { kind, waitMs: Number(waitMs), ...held };
    case 'spaced': {
      const failure = readFailure(retry, code);
      return { kind, waitMs: Number(waitMs), ...held, ...(failure === undefined ? {} : { failure }) };
    }
    default:
      throw new TypeError(`Not a reply of the token store: ${kind}`);
  }
}

/** @throws {TypeError} the reply is not one of `deliver.lua` */
export function readDelivery(reply: unknown, value: string): DeliveryReply {
  if (reply === null) return { kind: 'fenced-off' };
  const [generation, usableMs, refreshInMs, expiresAtMs, lifetimeMs] = texts(reply).map(Number);
  return {
    kind: 'stored',
    token: {
      value,
      generation: generation ?? 0,
      usableMs: usableMs ?? 0,
      refreshInMs: refreshInMs ?? 0,
      expiresAtMs: expiresAtMs ?? 0,
    },
    lifetimeMs: lifetimeMs ?? 0,
  };
}

/** @throws {TypeError} the reply is not one of `mark-dead.lua` */
export function readDeath(reply: unknown): DeathReply {
  if (reply === null) return { first: false, ageMs: 0, deathsToday: 0 };
  const [ageMs = 0, deathsToday = 0] = texts(reply).map(Number);
  return { first: true, ageMs, deathsToday };
}

function readFailure(retry: string | undefined, providerCode = ''): IssueFailure | undefined {
  return retry === 'never' || retry === 'safe' ? { retry, providerCode } : undefined;
}

function texts(reply: unknown): readonly string[] {
  if (!Array.isArray(reply)) throw new TypeError('The token store answered without a list');
  return reply.map(String);
}
