/** Redis does not say whether a task was ordered before; until it does, nothing is sent and nothing is claimed. */
export class RecordsUnavailableError extends Error {
  override readonly name = 'RecordsUnavailableError';

  constructor(cause: unknown) {
    super('the records of orders cannot be read', { cause });
  }
}
