/**
 * The pages of one task as they came, kept where they outlive the worker: whoever gets the task next reads them in
 * place of fetching them again. Only for reads whose pages hold nothing of an account.
 */
export interface PageLog {
  /** What earlier attempts noted, in order; empty when nothing can be read. Never rejects. */
  replay(): Promise<readonly string[]>;
  /** Notes one more page; what could not be noted is fetched again. Never rejects. */
  append(page: string): Promise<void>;
}
