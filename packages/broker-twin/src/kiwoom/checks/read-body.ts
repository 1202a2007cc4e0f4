import type { TwinReply, TwinRequest } from '../../http/exchange.ts';
import type { TextRow } from '../answers/tr-answer.ts';
import { frameworkReply } from '../envelope/gateway-replies.ts';

/** The body as texts, or what the web framework says when there is none. kiwoom-api 4 [B] */
export function readBody(request: TwinRequest): { readonly body: TextRow } | { readonly reply: TwinReply } {
  if (request.method !== 'POST') {
    const message = `Request method '${request.method}' is not supported`;
    return { reply: frameworkReply(405, 'METHOD_NOT_ALLOWED', message) };
  }
  if (request.body.trim() === '') return badRequest('Required request body is missing');
  const parsed = parseObject(request.body);
  return parsed === undefined ? badRequest('JSON parse error') : { body: parsed };
}

function badRequest(message: string): { readonly reply: TwinReply } {
  return { reply: frameworkReply(400, 'BAD_REQUEST', message) };
}

function parseObject(text: string): TextRow | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const row: Record<string, string> = {};
  for (const [key, value] of Object.entries(parsed)) {
    if (typeof value === 'string') row[key] = value.trim();
    else if (typeof value === 'number' || typeof value === 'boolean') row[key] = String(value);
  }
  return row;
}
