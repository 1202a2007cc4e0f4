/** What a way of asking brought for one symbol. */
export interface BackfillReport {
  readonly symbol: string;
  readonly tasks: number;
  /** Tasks that were not answered `SUCCESS`, with their reasons. */
  readonly failures: readonly string[];
  readonly rows: number;
  /** Rows that are not the same as another one. */
  readonly differentRows: number;
  /** What the hub said about the parameters, each once. */
  readonly warnings: readonly string[];
}

export function reportLine(report: BackfillReport): string {
  const { symbol, tasks, failures, rows, differentRows } = report;
  return `  ${symbol}: ${tasks} tasks, ${failures.length} failed, ${rows} rows, ${differentRows} different ones`;
}
