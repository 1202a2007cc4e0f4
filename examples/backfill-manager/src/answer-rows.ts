export type Row = Readonly<Record<string, unknown>>;

/** The rows of an answer, with the broker's own names: `data.data`. */
export function answerRows(data: unknown): readonly Row[] {
  const rows = isRow(data) ? data['data'] : undefined;
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

/** What the hub has to say about the parameters of a task: `data.warnings`. */
export function answerWarnings(data: unknown): readonly string[] {
  const warnings = isRow(data) ? data['warnings'] : undefined;
  return Array.isArray(warnings) ? warnings.filter((warning) => typeof warning === 'string') : [];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
