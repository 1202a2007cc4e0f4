import type { MarketScope } from '@hub/task-schema';

/** A symbol as the broker writes it, taken apart: `A005930`, `005930`, `005930_NX`, `005930_AL` (kiwoom-api 8 [A]). */
export interface SymbolParts {
  /** Six characters, letters too: `0156T0`. */
  readonly code: string;
  /** Undefined where no suffix says it. */
  readonly scope?: Exclude<MarketScope, null>;
}

const SYMBOL = /^A?([0-9A-Z]{6})(?:_(NX|AL))?$/;
const scopes = { NX: 'NXT', AL: 'COMBINED' } as const;
const suffixes = { KRX: '', NXT: '_NX', COMBINED: '_AL' } as const;

/** @returns undefined when the text is no symbol */
export function readSymbol(text: string): SymbolParts | undefined {
  const [, code, suffix] = SYMBOL.exec(text.trim().toUpperCase()) ?? [];
  if (code === undefined) return undefined;
  return suffix === 'NX' || suffix === 'AL' ? { code, scope: scopes[suffix] } : { code };
}

/** The code with the suffix of its market: `005930_AL`. */
export function writeSymbol(code: string, scope: Exclude<MarketScope, null>): string {
  return `${code}${suffixes[scope]}`;
}
