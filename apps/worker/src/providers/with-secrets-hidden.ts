import { isProviderError, type OperationClass, type Provider, type ProviderAnswer } from '@hub/provider';
import type { SecretBook } from '../log/secret-book.ts';

/**
 * A provider whose answers and errors have no secret in them, whatever the broker sends along or the sender put into his
 * parameters. Market data keep every figure, even one that happens to be an account's number; where it is part of a
 * longer text, and in answers about accounts and orders, it is masked.
 */
export function withSecretsHidden(provider: Provider, book: SecretBook): Provider {
  const { limits } = provider;
  return {
    name: provider.name,
    ...(limits !== undefined && { limits }),
    operationClass: (trId) => provider.operationClass(trId),
    close: async () => provider.close?.(),
    async call(request, context) {
      try {
        const answer = await provider.call(request, context);
        return cleanAnswer(answer, provider.operationClass(request.trId), book);
      } catch (error) {
        if (isProviderError(error)) {
          // Its kind, advice and stack stay; only the words change.
          error.message = book.hideWithNumbers(error.message);
          const { providerCode } = error;
          if (providerCode !== undefined) {
            Object.defineProperty(error, 'providerCode', { value: book.hideWithNumbers(providerCode) });
          }
        }
        throw error;
      }
    },
  };
}

function cleanAnswer(
  answer: ProviderAnswer,
  operationClass: OperationClass,
  book: SecretBook,
): ProviderAnswer {
  const { data, ...models } = answer;
  const isMarketData = operationClass === 'quote';
  const cleanData = cleanRecord(data, isMarketData, book);
  const modelText = JSON.stringify(models);
  const cleanText = isMarketData ? book.hide(modelText) : book.hideWithNumbers(modelText);
  if (cleanText === modelText) {
    return cleanData === data ? answer : { ...models, data: cleanData };
  }
  const warning = 'the normalised models held a secret and were left out';
  return { data: { ...cleanData, models_left_out: warning } };
}

/** The record itself when there is nothing to hide, as nearly always. */
function cleanRecord(
  record: Readonly<Record<string, unknown>>,
  isMarketData: boolean,
  book: SecretBook,
): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(record);
  if (book.hideWithNumbers(text) === text) {
    return record;
  }
  const cleanText = (value: string): string =>
    isMarketData && /^[+-]*\d+$/.test(value) ? value : book.hideWithNumbers(value);
  const clean = (value: unknown): unknown => {
    if (typeof value === 'string') return cleanText(value);
    // A number cannot be masked and stay one.
    if (typeof value === 'number') return cleanText(String(value)) === String(value) ? value : '***';
    if (Array.isArray(value)) return value.map(clean);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, part]: [string, unknown]) => [book.hideWithNumbers(key), clean(part)]),
    );
  };
  return Object.fromEntries(
    Object.entries(record).map(([key, part]) => [book.hideWithNumbers(key), clean(part)]),
  );
}
