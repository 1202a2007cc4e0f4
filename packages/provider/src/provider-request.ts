/** One call to a broker, as a task describes it. Never changed by a provider. */
export interface ProviderRequest {
  /** The broker's name of the operation, `FHKST01010100` or `ka10001`. */
  readonly trId: string;
  /** Parameters in either dialect: plain names (`symbol`) or the broker's own (`FID_INPUT_ISCD`, `stk_cd`). */
  readonly params: Readonly<Record<string, unknown>>;
  /** Whose credentials to use; `default` unless the task says otherwise. */
  readonly account: string;
}
