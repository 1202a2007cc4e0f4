/** One exchange in the four spellings of this API: ours, in quotes, in orders and balances (kis-trs EXCD, OVRS_EXCG_CD). */
const exchanges: readonly { readonly name: string; readonly quote: string; readonly order: string }[] = [
  { name: 'NASDAQ', quote: 'NAS', order: 'NASD' },
  { name: 'NYSE', quote: 'NYS', order: 'NYSE' },
  { name: 'AMEX', quote: 'AMS', order: 'AMEX' },
  { name: 'HKEX', quote: 'HKS', order: 'SEHK' },
  { name: 'SSE', quote: 'SHS', order: 'SHAA' },
  { name: 'SZSE', quote: 'SZS', order: 'SZAA' },
  { name: 'TSE', quote: 'TSE', order: 'TKSE' },
  { name: 'HNX', quote: 'HNX', order: 'HASE' },
  { name: 'HOSE', quote: 'HSX', order: 'VNSE' },
];

/** The broker's code of an exchange, whichever of the spellings it is given in; undefined: there is none such. */
export function exchangeCode(text: string, use: 'quote' | 'order'): string | undefined {
  const wanted = text.toUpperCase();
  return exchanges.find(({ name, quote, order }) => [name, quote, order].includes(wanted))?.[use];
}

export const exchangeNames: readonly string[] = exchanges.map(({ name }) => name);
