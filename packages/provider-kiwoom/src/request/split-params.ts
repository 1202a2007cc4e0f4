import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import { fixedInterval, fixedIntervals } from './interval-text.ts';

/** Plain names that choose rows. */
const rangeNames = ['date', 'from', 'to', 'count', 'next_key'] as const;
export type RangeName = (typeof rangeNames)[number];

/** The parameters of a task: what chooses rows, what the TR itself already says, and what it takes. */
export interface SplitParams {
  readonly range: Readonly<Partial<Record<RangeName, string>>>;
  /** A market that is no parameter of the TR: it goes into the symbol. */
  readonly market?: string;
  readonly rest: Readonly<Record<string, unknown>>;
  readonly faults: readonly string[];
}

/** The side an order TR has by itself (kiwoom-api 10 [A]). */
const sides: ReadonlyMap<string, string> = new Map([
  ['kt10000', 'buy'],
  ['kt10001', 'sell'],
  ['kt10006', 'buy'],
  ['kt10007', 'sell'],
]);

export function splitParams(tr: KiwoomTr, params: Readonly<Record<string, unknown>>): SplitParams {
  const own: ReadonlySet<string> = new Set(tr.params.map(({ name }) => name));
  const plain: ReadonlySet<string> = new Set(tr.params.flatMap(({ plain: names = [] }) => names));
  const range: Partial<Record<RangeName, string>> = {};
  const rest: Record<string, unknown> = {};
  const faults: string[] = [];
  let market: string | undefined;

  for (const [given, value] of Object.entries(params)) {
    if (value === undefined || value === null) continue;
    const name = given.toLowerCase();
    const rangeName = rangeNames.find((candidate) => candidate === name);
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
    if (own.has(name)) rest[given] = value;
    else if (rangeName !== undefined) {
      if (text === undefined) faults.push(`${given}: must be text or a number`);
      else range[rangeName] = text;
    } else if (name === 'market' && !plain.has(name) && own.has('stk_cd')) market = text ?? '';
    else if (name === 'symbols' && Array.isArray(value)) rest[given] = value.map(String).join('|');
    else if (isSaidByTr(name)) faults.push(...contradiction(given, name, text ?? ''));
    else rest[given] = value;
  }
  return { range, ...(market === undefined ? {} : { market }), rest, faults };

  function isSaidByTr(name: string): boolean {
    if (name === 'side') return sides.has(tr.id);
    return (name === 'interval' || name === 'timeframe') && fixedIntervals.has(tr.id);
  }

  function contradiction(given: string, name: string, text: string): readonly string[] {
    const said = name === 'side' ? sides.get(tr.id) : fixedIntervals.get(tr.id);
    const agrees = name === 'side' ? text.toLowerCase() === said : fixedInterval(text) === said;
    return agrees ? [] : [`${given}: must be ${said ?? 'left out'}, that is what ${tr.id} does`];
  }
}
