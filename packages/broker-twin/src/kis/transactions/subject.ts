const subjectKeys = [
  'FID_INPUT_ISCD',
  'PDNO',
  'MKSC_SHRN_ISCD',
  'SHT_CD',
  'SYMB',
  'SRS_CD',
  'SHTN_PDNO',
  'ITEM_CD',
] as const;

/** What the question is about: a symbol, an index, a contract; empty if it is about none. */
export function subjectOf(parameter: (name: string) => string): string {
  for (const key of subjectKeys) {
    const value = parameter(key).trim();
    if (value !== '') return value;
  }
  return '';
}
