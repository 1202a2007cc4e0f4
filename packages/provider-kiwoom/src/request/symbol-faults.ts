import type { MarketScope } from '@hub/task-schema';
import type { KiwoomTr } from '../registry/kiwoom-tr.ts';
import { readSymbol, writeSymbol } from './symbol-text.ts';

/** The broker takes so many symbols in one call of ka10095 (kiwoom-api 8 [A]); one more is refused with 1634. */
const MAX_SYMBOLS = 100;

/** TRs that answer a blank shell to a combined symbol (kiwoom-api 8 [B]). */
const withoutCombined: ReadonlySet<string> = new Set(['ka10087']);

type Scope = Exclude<MarketScope, null>;

export interface SymbolReading {
  /** As the broker wants it; undefined when the TR takes none, or none was given. */
  readonly text?: string;
  readonly code?: string;
  readonly scope: Scope;
  readonly faults: readonly string[];
}

/** Puts the market into the symbol where it belongs there, and finds symbols the broker would refuse. */
export function readSymbolParam(
  tr: KiwoomTr,
  given: string | undefined,
  market: string | undefined,
): SymbolReading {
  const asked = scopeOf(market);
  if (market !== undefined && asked === undefined) {
    return { scope: 'KRX', faults: ['market: must be one of krx, nxt, combined'] };
  }
  if (given === undefined || given === '') return { scope: asked ?? 'KRX', faults: [] };
  const symbols = given.split('|');
  if (symbols.length > (tr.id === 'ka10095' ? MAX_SYMBOLS : 1)) {
    const most = tr.id === 'ka10095' ? `at most ${MAX_SYMBOLS} symbols` : 'one symbol';
    return { scope: asked ?? 'KRX', faults: [`stk_cd: ${tr.id} takes ${most}, not ${symbols.length}`] };
  }
  const faults: string[] = [];
  const texts = symbols.map((symbol) => {
    const parts = readSymbol(symbol);
    if (parts === undefined) {
      faults.push('stk_cd: must be a symbol such as 005930, 005930_NX or 005930_AL');
      return symbol;
    }
    const scope = parts.scope ?? asked ?? 'KRX';
    if (asked !== undefined && scope !== asked) faults.push('market: contradicts the suffix of the symbol');
    if (tr.class !== 'quote' && scope !== 'KRX') {
      faults.push(`stk_cd: ${tr.id} takes the plain code, the market is a parameter of its own`);
    }
    if (scope === 'COMBINED' && withoutCombined.has(tr.id)) {
      faults.push(`stk_cd: ${tr.id} answers nothing for the combined market`);
    }
    return writeSymbol(parts.code, scope);
  });
  const first = symbols.length === 1 ? readSymbol(given) : undefined;
  return {
    text: texts.join('|'),
    ...(first === undefined ? {} : { code: first.code }),
    scope: first?.scope ?? asked ?? 'KRX',
    faults,
  };
}

function scopeOf(market: string | undefined): Scope | undefined {
  const text = market?.toUpperCase();
  return text === 'KRX' || text === 'NXT' || text === 'COMBINED' ? text : undefined;
}
