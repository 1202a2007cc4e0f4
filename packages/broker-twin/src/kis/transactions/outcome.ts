/** The value of a field of one row; undefined where the answer does not know it. */
export type FieldSource = (field: string) => string | undefined;

export interface Message {
  readonly code: string;
  readonly text: string;
}

/** Where a page of a longer list stands. */
export interface Page {
  readonly isFirst: boolean;
  readonly hasMore: boolean;
  /** The query in KIS's own writing, and the key of the next page (blank on the last). kis-api 5 [M] */
  readonly filter: string;
  readonly next: string;
}

/** What the TR found. Fields that no source knows are invented. */
export interface Answer {
  readonly kind: 'answer';
  readonly blocks: Readonly<Record<string, FieldSource | readonly FieldSource[]>>;
  readonly page?: Page;
  readonly message?: Message;
}

/** HTTP 200 all the same. kis-api 7 [H] */
export interface Refusal extends Message {
  readonly kind: 'refusal';
  readonly rtCd: '1' | '2' | '7';
}

export type Outcome = Answer | Refusal;

export function row(values: Readonly<Record<string, string>>): FieldSource {
  return (field) => values[field];
}

/** The first that knows. */
export function either(...sources: readonly FieldSource[]): FieldSource {
  return (field) => {
    for (const source of sources) {
      const value = source(field);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}

export function answer(blocks: Answer['blocks'], rest: Pick<Answer, 'page' | 'message'> = {}): Answer {
  return { kind: 'answer', blocks, ...rest };
}

export function refusal(rtCd: Refusal['rtCd'], code: string, text: string): Refusal {
  return { kind: 'refusal', rtCd, code, text };
}
