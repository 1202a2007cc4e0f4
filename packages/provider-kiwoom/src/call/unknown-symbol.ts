import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import type { KiwoomPage } from './fetch-page.ts';

/** Keys that only repeat what was asked for, or belong to the envelope. */
const echoes: ReadonlySet<string> = new Set(['stk_cd', 'code', 'return_code', 'return_msg']);

/**
 * Whether a flat answer about one symbol is the broker's way to say that there is no such symbol: class 0 and every
 * field blank (kiwoom-api 4 [A]).
 */
export function saysUnknownSymbol(tr: KiwoomTr, { body }: KiwoomPage): boolean {
  const isAboutSymbol =
    tr.class === 'quote' && tr.rows === undefined && tr.params.some(({ name }) => name === 'stk_cd');
  if (!isAboutSymbol) return false;
  return Object.entries(body).every(
    ([key, value]) => echoes.has(key) || (typeof value === 'string' && value.trim() === ''),
  );
}
