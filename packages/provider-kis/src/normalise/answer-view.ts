import type { MarketScope } from '@hub/task-schema';
import type { Row, Values } from '../paging/cursor.ts';
import type { KisTr } from '../registry/kis-tr.ts';

/** Every figure of this package came over REST. */
export const SOURCE_TYPE = 'REST_API_KIS';

/** One whole answer, pages merged, as the normalisers read it. */
export interface AnswerView {
  readonly tr: KisTr;
  /** What was sent, by the broker's names. */
  readonly values: Values;
  /** As the broker gave them, newest first where they have a time. */
  readonly rows: readonly Row[];
  /** Every output of the answer; of the first page. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The broker's time of the answer, epoch milliseconds. */
  readonly answeredAtMs: number;
  /** The only day the answer may be about; rows of another day are a fallback of the broker (kis-api 9 [M]). */
  readonly onlyDay?: string;
}

const scopes: ReadonlyMap<string, MarketScope> = new Map([
  ['J', 'KRX'],
  ['NX', 'NXT'],
  ['UN', 'COMBINED'],
]);

/** KRX, NXT or both; null for indices, derivatives and overseas (kis-api 9). */
export function marketScopeOf({ tr, values }: AnswerView): MarketScope {
  const market = tr.params.find(({ name }) => name.toUpperCase() === 'FID_COND_MRKT_DIV_CODE');
  if (market?.default !== 'J') return null;
  return scopes.get(values[market.name] ?? '') ?? null;
}

/** The symbol the answer is about; undefined when the models cannot write it (`.DJI`). */
export function symbolOf({ values }: AnswerView): string | undefined {
  const symbol = (values['FID_INPUT_ISCD'] ?? values['fid_input_iscd'] ?? values['SYMB'] ?? '').toUpperCase();
  return /^[0-9A-Z][0-9A-Z._/-]{0,31}$/.test(symbol) ? symbol : undefined;
}

/** One output as an object; lists of one are taken for it (kis-api 6: documents and server disagree). */
export function objectOf(view: AnswerView, name: string): Row {
  const output = view.body[name];
  const value: unknown = Array.isArray(output) ? output[0] : output;
  return typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value)) : {};
}
