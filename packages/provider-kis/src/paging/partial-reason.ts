import { isProviderError } from '@hub/provider';
import type { PageStop } from '@hub/provider-kit';

const reasons: Readonly<Record<PageStop, string>> = {
  'page-limit': 'the limit of pages for one task was reached',
  'row-limit': 'the limit of rows for one task was reached',
  'repeated-cursor': 'the broker gave the same page again',
  'empty-pages': 'the broker gave only empty pages',
  cancelled: 'the call was cancelled',
  failed: 'a page failed',
};

/** Why an answer is not whole, in words, with the error's codes where there is one. */
export function partialReason(stop: PageStop, pages: number, error?: unknown): string {
  const codes = isProviderError(error)
    ? ` (${[error.code, error.providerCode].filter((code) => code !== undefined).join(' ')})`
    : '';
  return `${reasons[stop]} after ${pages} ${pages === 1 ? 'page' : 'pages'}${codes}`;
}
