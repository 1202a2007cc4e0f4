/** Settings that are right one by one and do not go together. The message names them and never a value that is secret. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}
