import type { TwinRequest } from '../../http/exchange.ts';
import { jsonObject, textOf } from './json-object.ts';

/**
 * Keys of a query count in any case, those of a body only in upper case. kis-api 3 [M], [H]
 * @returns undefined if the body is no JSON object
 */
export function readParameters(request: TwinRequest): ReadonlyMap<string, string> | undefined {
  const parameters = new Map<string, string>();
  if (request.method === 'GET') {
    for (const [key, value] of request.query) parameters.set(key.toUpperCase(), value);
    return parameters;
  }
  const body = jsonObject(request.body);
  if (body === undefined) return undefined;
  for (const [key, value] of Object.entries(body)) parameters.set(key, textOf(value));
  return parameters;
}
