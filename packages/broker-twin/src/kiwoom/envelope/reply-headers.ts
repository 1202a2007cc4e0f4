import type { TwinReply } from '../../http/exchange.ts';

type Header = TwinReply['headers'][number];

const contentType: Header = ['Content-Type', 'application/json;charset=UTF-8'];
const chunked: Header = ['Transfer-Encoding', 'chunked'];
const crossOrigin: readonly Header[] = [
  ['Access-Control-Allow-Origin', '*'],
  ['Vary', 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers'],
];
// kiwoom-api 3 [A]: the list of the five
const exposed: Header = ['Access-Control-Expose-Headers', 'api-id, cont-yn, next-key, resp-cnt, user-data'];

/** Token answers and errors: no continuation marks. kiwoom-api 3 [B] */
export const plainHeaders: TwinReply['headers'] = [contentType, chunked, ...crossOrigin];

/** Headers of a served TR, as captured in May 2025. kiwoom-api 3 [A] */
export function servedHeaders(served: {
  readonly id: string;
  /** Empty or absent on the last page. */
  readonly nextKey: string | undefined;
  /** Absent for a TR without a list. */
  readonly rowCount: number | undefined;
}): TwinReply['headers'] {
  const { id, nextKey = '', rowCount } = served;
  return [
    contentType,
    chunked,
    ['api-id', id],
    ['cont-yn', nextKey === '' ? 'N' : 'Y'],
    ['next-key', nextKey],
    ...(rowCount === undefined ? [] : [['resp-cnt', String(rowCount)] satisfies Header]),
    ['user-data', ''],
    exposed,
    ...crossOrigin,
  ];
}
