/** A value for one setting, and who said it: `environment HUB_BATCH_SIZE`, `file`, `flag`, `default`. */
export interface SourcedValue {
  readonly value: unknown;
  readonly origin: string;
}

/** Values by setting path. */
export type SourcedValues = ReadonlyMap<string, SourcedValue>;
