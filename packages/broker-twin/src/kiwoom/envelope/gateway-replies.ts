import type { TwinReply } from '../../http/exchange.ts';

/** What the front filter sends to agents that it does not like. kiwoom-api 3 [B] */
export const blockPage: TwinReply = {
  status: 400,
  headers: [['Content-Type', 'text/html;charset=UTF-8']],
  body: '<html><head><title>Request Blocked</title></head><body><h1>Request Blocked</h1></body></html>\n',
};

/** Answers of the web framework itself: no `return_code` in them. kiwoom-api 4 [B] */
export function frameworkReply(status: number, error: string, message: string): TwinReply {
  return {
    status,
    headers: [['Content-Type', 'application/json']],
    body: JSON.stringify({ status, error, message }),
  };
}
