import type { Limit } from '../systems/limiter-system.ts';
import type { Part } from './row.ts';

/** Limits, and which of them each kind of call is under. */
export interface Scopes {
  readonly limits: readonly Limit[];
  readonly scopeSets: readonly (readonly string[])[];
}

const apiIds = 20;

/** Calls per second of one API id, as Kiwoom counts. */
export const apiIdLimit = 5;

/** One key; in `scopes` with twenty API ids under it. */
export function scopesOf(part: Part, limit: number): Scopes {
  const key = { name: 'key', limit };
  if (part !== 'scopes') return { limits: [key], scopeSets: [[key.name]] };
  const ids = Array.from({ length: apiIds }, (_, index) => ({ name: `key:id-${index}`, limit: apiIdLimit }));
  return { limits: [key, ...ids], scopeSets: ids.map(({ name }) => [key.name, name]) };
}
