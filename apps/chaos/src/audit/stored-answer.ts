/** An answer as it is found in Redis at the end. */
export interface StoredAnswer {
  readonly mark: string;
  /** What is left of its life, milliseconds; negative when it has no end. */
  readonly ttlMs: number;
}

/** What tells one answer from another: the nonce of the start it comes from, or else its whole text. */
export function answerMark(body: string): string {
  return /"nonce":"([^"]+)"/.exec(body)?.[1] ?? body;
}

/** @returns the code of an answer the hub gave in place of a handler */
export function errorCodeIn(mark: string): string | undefined {
  return /"code":"(ERR_[A-Z_]+)"/.exec(mark)?.[1];
}
